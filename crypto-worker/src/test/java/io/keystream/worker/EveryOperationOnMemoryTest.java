package io.keystream.worker;

import io.keystream.worker.token.Token;

class EveryOperationOnMemoryTest extends EveryOperation {
  @Override
  Token token() {
    return MemoryTokens.fresh();
  }
}
