package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.testkit.HttpsCaller;
import io.keystream.testkit.HttpsCaller.Answered;
import java.util.UUID;

/** Secrets with one field, a password, as tests write and read them. */
final class Secrets {

  private Secrets() {}

  /** That no other test has. */
  static String path() {
    return "test/" + UUID.randomUUID();
  }

  static Answered write(HttpsCaller caller, String path, String value) {
    var body = "{\"data\": {\"password\": \"%s\"}}".formatted(value);
    var written = caller.post("secret/data/" + path, body);
    assertThat(written.status()).as(written.error()).isEqualTo(200);
    return written;
  }

  static String value(Answered read) {
    assertThat(read.status()).as(read.error()).isEqualTo(200);
    return read.data().path("data").path("password").asText();
  }
}
