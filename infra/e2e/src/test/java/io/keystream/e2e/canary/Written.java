package io.keystream.e2e.canary;

/** A canary in one of its forms. */
final class Written {

  /** So many bytes of a canary in a row are no chance. */
  private static final int TELLING_BYTES = 16;

  private final Canary canary;
  private final Form form;
  private final byte[] bytes;
  private final int tellingLength;

  Written(Canary canary, Form form) {
    this.canary = canary;
    this.form = form;
    var content = canary.content();
    this.bytes = form.write(content);
    this.tellingLength = bytes.length * TELLING_BYTES / content.length;
  }

  Canary canary() {
    return canary;
  }

  Form form() {
    return form;
  }

  int length() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** How much of this stands around a place where one of its windows does. */
  Run around(byte[] buffer, int end, int at, int offset) {
    var before = 0;
    while (before < at
        && before < offset
        && buffer[at - before - 1] == bytes[offset - before - 1]) {
      before++;
    }
    var after = 0;
    while (at + after < end
        && offset + after < bytes.length
        && buffer[at + after] == bytes[offset + after]) {
      after++;
    }
    return new Run(at - before, at + after);
  }

  boolean isTold(Run run) {
    return run.end() - run.start() >= tellingLength;
  }

  /** From where to where. */
  record Run(int start, int end) {}
}
