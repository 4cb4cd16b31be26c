package io.keystream.worker;

import io.keystream.worker.token.Token;

class ManyKeysOnMemoryTest extends ManyKeys {
  ManyKeysOnMemoryTest() {
    super(3_000, 100);
  }

  @Override
  Token token() {
    return MemoryTokens.fresh();
  }
}
