package io.keystream.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NewKeyFieldsTest {

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void a_key_is_made_of_the_type_that_is_shown_of_it(KeyAlgorithm algorithm) {
    var size = KeyTypes.sizeBytes(algorithm).orElse(0);
    var text = "{\"type\": \"%s\", \"key_size\": %d}".formatted(KeyTypes.type(algorithm), size);

    assertThat(NewKeyFields.algorithm(body(text))).isEqualTo(algorithm);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | AES_256
          {"type": ""}                      | AES_256
          {"type": "hmac"}                  | HMAC_SHA_256
          {"type": "hmac", "key_size": "0"} | HMAC_SHA_256
          """)
  void what_is_not_said_is_as_in_vault(String text, KeyAlgorithm algorithm) {
    assertThat(NewKeyFields.algorithm(body(text))).isEqualTo(algorithm);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "rot13"}                | type must be one of aes256-gcm96, hmac, rsa-2048
          {"type": "hmac", "key_size": 20} | key_size must be 32, 48 or 64 bytes for hmac: 20
          """)
  void what_is_no_type_is_refused_with_those_that_there_are(String text, String message) {
    assertThatThrownBy(() -> NewKeyFields.algorithm(body(text)))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith(message);
  }

  private static JsonBody body(String text) {
    return JsonBody.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
