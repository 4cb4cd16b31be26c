package io.keystream.worker.domainkeys;

import io.keystream.worker.token.Token;
import io.keystream.worker.token.memory.MemoryHsm;
import io.keystream.worker.token.memory.MemoryToken;
import java.security.SecureRandom;

final class KeyringInMemoryTest extends KeyringLaws {
  @Override
  Token token(String domain) {
    return MemoryToken.open(new MemoryHsm(new SecureRandom()), domain);
  }
}
