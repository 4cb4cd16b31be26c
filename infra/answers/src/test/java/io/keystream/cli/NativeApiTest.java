package io.keystream.cli;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keystream.http.OpenApiDocument;
import io.keystream.testkit.HttpsCaller;
import io.keystream.testkit.openapi.ApiContract;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Vault has no word for is asked under a path of its own, and all is in one document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeApiTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpsCaller operator = OnePlatform.operator();

  @AfterAll
  void close() {
    operator.close();
  }

  @Test
  void a_suspended_key_does_nothing_until_it_is_resumed() {
    var key = fresh();

    var suspended = state(key, "suspend", "{\"reason\": \"exercise\"}");
    assertThat(encrypt(key)).isEqualTo(400);
    var resumed = state(key, "resume", "{}");

    assertThat(suspended.status()).isEqualTo(200);
    assertThat(resumed.data().path("first_event").asInt())
        .isGreaterThan(suspended.data().path("last_event").asInt());
    assertThat(encrypt(key)).isEqualTo(200);
  }

  @Test
  void a_version_that_is_compromised_makes_room_for_a_fresh_one() {
    var key = fresh();

    assertThat(state(key, "report-compromise", "{\"version\": 1}").status()).isEqualTo(200);

    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(operator.get("transit/keys/" + key).data().path("latest_version").asInt())
                .isEqualTo(2));
  }

  @Test
  void a_destruction_can_be_taken_back_until_its_time_comes() {
    var key = fresh();
    state(key, "suspend", "");

    assertThat(state(key, "schedule-destruction", "{\"after\": \"168h\"}").status()).isEqualTo(200);
    assertThat(state(key, "cancel-destruction", "").status()).isEqualTo(200);
    assertThat(state(key, "resume", "").status()).isEqualTo(200);

    assertThat(encrypt(key)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          activate             | {}                    | version must be given
          activate             | {"version": 0}        | version: key version must be
          suspend              | {"version": "x"}      | version must be a whole number
          suspend              | {"reason": 7}         | reason must be a string
          schedule-destruction | {"after": "1h"}       | waiting-period-out-of-range
          cancel-destruction   | {}                    | no-version-applies
          """)
  void what_is_wrong_is_named_and_nothing_changes(String verb, String body, String why) {
    var key = fresh();

    var answer = state(key, verb, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(why);
    assertThat(encrypt(key)).isEqualTo(200);
  }

  @Test
  void whoever_asks_for_a_verb_that_there_is_not_is_told_so() {
    assertThat(state(fresh(), "explode", "").status()).isEqualTo(404);
  }

  @Test
  void each_operation_of_the_document_is_answered() {
    var missing = new ArrayList<String>();
    for (var operation : ApiContract.published().operations()) {
      if (!operation.template().endsWith(".yaml")) {
        var path = operation.template().replaceAll("\\{[^}]*}", "nothing-" + UUID.randomUUID());
        var answer =
            operator.send(operation.method(), path.substring("/v1/".length()) + "?list=true", "");
        if (answer.error().startsWith("nothing answers") || answer.status() == 405) {
          missing.add(operation + ": " + answer);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /v1/nothing                | 200 | {}
          GET  | /v1/sys/init               | 200 | {"initialized": "yes"}
          GET  | /v1/sys/init               | 200 | {"initialized": true, "more": 1}
          GET  | /v1/sys/init               | 201 | {"initialized": true}
          GET  | /v1/transit/keys/a/b       | 404 | {"error": "none"}
          PUT  | /v1/transit/keys/a/rotate  | 204 | {"data": {}}
          LIST | /v1/transit/keys           | 200 | {"keys": []}
          """)
  void what_the_document_does_not_have_is_found(
      String method, String path, int status, String answer) throws IOException {
    var body = new ObjectMapper().readTree(answer);

    assertThatThrownBy(() -> ApiContract.published().check(method, path, null, status, body))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void anybody_may_read_the_document() {
    try (var nobody = OnePlatform.withToken("none")) {
      assertThat(nobody.text("keystream/openapi.yaml")).isEqualTo(OpenApiDocument.text());
    }
  }

  private HttpsCaller.Answered state(String key, String verb, String body) {
    return operator.post("keystream/keys/" + key + "/" + verb, body);
  }

  private String fresh() {
    var key = "native/" + UUID.randomUUID();
    assertThat(operator.post("transit/keys/" + key, "").status()).isEqualTo(204);
    return key;
  }

  private int encrypt(String key) {
    return operator
        .post("transit/encrypt/" + key, "{\"plaintext\": \"%s\"}".formatted(base64("x")))
        .status();
  }
}
