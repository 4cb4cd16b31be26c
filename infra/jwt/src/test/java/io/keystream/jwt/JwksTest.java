package io.keystream.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import io.keystream.testkit.TestJwtIssuer;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys of a JWK Set verify anything. */
final class JwksTest {

  private static final TestJwtIssuer RSA = TestJwtIssuer.of("RS256", "a");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"use\": \"enc\"",
        "\"key_ops\": [\"encrypt\"]",
        "\"alg\": \"RSA-OAEP\"",
        "\"alg\": \"HS256\"",
        "\"alg\": \"ES256\"",
      })
  void a_key_for_another_end_is_passed_over(String member) {
    assertThatThrownBy(() -> Jwks.parse("{\"keys\": [{%s, %s}]}".formatted(RSA.members(), member)))
        .hasMessage("the JWK Set must have 1 to 16 public keys that sign, has 0");
  }

  @Test
  void a_short_key_a_secret_and_what_nobody_knows_are_passed_over() {
    var small = TestJwtIssuer.of("RS256", "small", 1024);
    var set =
        """
        {"keys": [{%s}, {%s}, {"kty": "oct", "kid": "o", "k": "AAAA"}, {"kty": "new"}, {}, 1]}
        """
            .formatted(small.members(), RSA.members());
    var jwks = Jwks.parse(set);

    assertThat(jwks.size()).isEqualTo(1);
    assertThat(jwks.knows("a")).isTrue();
    assertThat(jwks.knows("small")).isFalse();
    assertThat(jwks.of(JWSAlgorithm.HS256, "o")).isEmpty();
    assertThat(jwks.of(JWSAlgorithm.ES256, "a")).isEmpty();
    assertThat(jwks.of(JWSAlgorithm.PS512, "a")).hasSize(1);
  }

  @Test
  void a_point_that_is_on_no_curve_is_no_key() {
    var curve = TestJwtIssuer.of("ES256", "c").members();
    var other = TestJwtIssuer.of("ES256", "c").members();
    var mixed =
        curve.substring(0, curve.indexOf("\"y\"")) + other.substring(other.indexOf("\"y\""));

    assertThatThrownBy(() -> Jwks.parse("{\"keys\": [{" + mixed + "}]}"))
        .hasMessageEndingWith("has 0");
  }

  @Test
  void a_private_key_spoils_the_set() {
    var jwk = "{%s, \"d\": \"AQAB\"}".formatted(RSA.members());

    assertThatThrownBy(() -> Jwks.parse("{\"keys\": [" + jwk + "]}"))
        .hasMessageStartingWith("the JWK Set holds a private key");
  }

  @Test
  void there_are_sixteen_at_most() {
    var all = Collections.nCopies(17, RSA).toArray(TestJwtIssuer[]::new);

    assertThatThrownBy(() -> Jwks.parse(TestJwtIssuer.jwks(all))).hasMessageEndingWith("has 17");
    assertThat(Jwks.parse(TestJwtIssuer.jwks(Arrays.copyOf(all, 16))).size()).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"keys\": {}}",
        "{\"keys\": [], \"keys\": []}",
        "{\"keys\": []} x"
      })
  void what_is_no_set_is_refused(String json) {
    assertThatThrownBy(() -> Jwks.parse(json)).isInstanceOf(IllegalArgumentException.class);
  }
}
