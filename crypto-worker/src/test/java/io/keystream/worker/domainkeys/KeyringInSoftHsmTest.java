package io.keystream.worker.domainkeys;

import io.keystream.worker.token.Token;
import io.keystream.worker.token.pkcs11.SoftHsmTokens;

final class KeyringInSoftHsmTest extends KeyringLaws {
  @Override
  Token token(String domain) {
    return SoftHsmTokens.open(domain);
  }
}
