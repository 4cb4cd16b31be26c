package io.keystream.worker;

import io.keystream.worker.token.Token;
import io.keystream.worker.token.pkcs11.SoftHsmTokens;

class ManyKeysOnSoftHsmTest extends ManyKeys {
  ManyKeysOnSoftHsmTest() {
    super(1_000, 50);
  }

  @Override
  Token token() {
    return SoftHsmTokens.open("many");
  }
}
