package io.keystream.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.credentials.CredentialFiles;
import io.keystream.testkit.HttpsCaller;

/** Whatever a caller may ask over HTTPS with a secret in it, and is given. */
final class HttpsErrands {

  private static final String DATA = "secret/data/canary/db";

  private HttpsErrands() {}

  static void run(Platform platform, CredentialFiles caller, Secrets secrets) {
    var password = secrets.password().text();
    try (var https =
        new HttpsCaller(platform.https(), platform.server().readCertificate(), caller.read())) {
      ok(https.post(DATA, "{\"data\": {\"password\": \"%s\"}}".formatted(password)));
      ok(https.patch(DATA, "{\"data\": {\"other\": \"%s\"}}".formatted(password)));
      assertThat(ok(https.get(DATA)).data().path("data").path("other").asText())
          .isEqualTo(password);
      var text = HttpsCaller.base64(password);
      var key = Keys.CIPHER.path();
      var ciphertext =
          ok(https.post("transit/encrypt/" + key, "{\"plaintext\": \"%s\"}".formatted(text)))
              .data()
              .path("ciphertext")
              .asText();
      var opened =
          ok(
              https.post(
                  "transit/decrypt/" + key, "{\"ciphertext\": \"%s\"}".formatted(ciphertext)));
      assertThat(opened.data().path("plaintext").asText()).isEqualTo(text);
      // Refused with the secret in it, which must not be in what is logged or recorded.
      assertThat(https.post("transit/encrypt/" + key, "{\"plaintext\": \"!%s\"}".formatted(text)))
          .extracting(HttpsCaller.Answered::status)
          .isEqualTo(400);
      assertThat(https.post("transit/encrypt/" + key, "{\"plaintext\": \"" + text).status())
          .isEqualTo(400);
    }
  }

  private static HttpsCaller.Answered ok(HttpsCaller.Answered answer) {
    assertThat(answer.status()).as(answer.error()).isEqualTo(200);
    return answer;
  }
}
