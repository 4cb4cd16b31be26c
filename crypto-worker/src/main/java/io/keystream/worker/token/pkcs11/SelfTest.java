package io.keystream.worker.token.pkcs11;

final class SelfTest {
  private final Workshop workshop;

  SelfTest(Workshop workshop) {
    this.workshop = workshop;
  }

  void run() {
    workshop.connection().checkAlive();
  }
}
