package io.keystream.worker;

import io.keystream.worker.token.Token;

final class SoftHsmToken {
  private SoftHsmToken() {}

  static Token open() {
    throw new IllegalStateException("not yet");
  }
}
