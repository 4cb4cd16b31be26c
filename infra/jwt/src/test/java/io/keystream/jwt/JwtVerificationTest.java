package io.keystream.jwt;

import static io.keystream.testkit.TestJwtIssuer.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.keystream.domain.access.JwtBounds;
import io.keystream.domain.access.JwtIssuer;
import io.keystream.domain.access.JwtNaming;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.RoleTokens;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.jwt.JwtDecision;
import io.keystream.testkit.TestJwtIssuer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed by the issuer logs in, and nothing that only looks so. */
final class JwtVerificationTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
  private static final String ISSUER = "https://issuer.example";
  private static final TestJwtIssuer RSA = TestJwtIssuer.of("RS256", "rsa");
  private static final TestJwtIssuer STRANGER = TestJwtIssuer.of("RS256", "rsa");
  private static final TestJwtIssuer CURVE = TestJwtIssuer.of("ES256", "curve");

  private static final String GOOD =
      claims("\"exp\": %d, \"iat\": %d".formatted(at(300), at(0)), "\"aud\": \"keystream\"");

  private final JwtVerification verification =
      new JwtVerification(
          new FetchedKeys(_ -> {
            throw new JwksUnavailable("nobody is asked here");
          }));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"
      })
  void what_the_issuer_signs_is_accepted_by_every_algorithm_that_is_taken(String algorithm) {
    var issuer = signing(algorithm, RSA);
    var jwks = TestJwtIssuer.jwks(STRANGER, issuer);

    assertThat(decide(jwks, issuer.sign(GOOD))).isEqualTo("accepted");
    assertThat(decide(jwks, signing(algorithm, STRANGER).sign(GOOD))).isEqualTo("jwt-signature");
  }

  @Test
  void what_it_says_goes_onto_the_token() {
    var role = role(new JwtIssuer.Given(TestJwtIssuer.jwks(RSA)));

    assertThat(verification.decide(role, RSA.sign(GOOD), NOW))
        .isEqualTo(new JwtDecision.Accepted(ISSUER, "job:7", "job:7", Map.of("role", "ci")));
  }

  static Stream<Arguments> hostile() throws JOSEException {
    var good = RSA.sign(GOOD);
    var header = "{\"alg\": \"RS256\", \"kid\": \"rsa\"%s}";
    var times = "\"exp\": %d, \"iat\": %d".formatted(at(300), at(0));
    return Stream.of(
        row("alg none", part("{\"alg\": \"none\"}") + "." + part(GOOD) + ".", "unreadable"),
        row(
            "alg none that kept its signature",
            RSA.sign("{\"alg\": \"none\", \"kid\": \"rsa\"}", GOOD),
            "unreadable"),
        row("HS256 with the public key", macWith(RSA.publicKey()), "unreadable"),
        row("an algorithm of another key", CURVE.as("ES256", "rsa").sign(GOOD), "unknown-key"),
        row("PS256 where the key says RS256", RSA.as("PS256", "stated").sign(GOOD), "unknown-key"),
        row("no algorithm", RSA.sign("{\"kid\": \"rsa\"}", GOOD), "unreadable"),
        row("an algorithm in a list", RSA.sign("{\"alg\": [\"RS256\"]}", GOOD), "unreadable"),
        row("a key of nobody", RSA.as("RS256", "other").sign(GOOD), "unknown-key"),
        row("a stranger's key under the issuer's id", STRANGER.sign(GOOD), "signature"),
        row(
            "a stranger's key under no id",
            STRANGER.sign("{\"alg\": \"RS256\"}", GOOD),
            "signature"),
        row(
            "the stranger's key in its header",
            STRANGER.sign(header.formatted(", \"jwk\": {" + STRANGER.members() + "}"), GOOD),
            "signature"),
        row(
            "an address of keys in its header",
            STRANGER.sign(header.formatted(", \"jku\": \"https://evil.example/keys\""), GOOD),
            "signature"),
        row(
            "crit",
            RSA.sign(header.formatted(", \"crit\": [\"exp\"], \"exp\": 1"), GOOD),
            "unreadable"),
        row("b64", RSA.sign(header.formatted(", \"b64\": false"), GOOD), "unreadable"),
        row(
            "a header twice",
            RSA.sign(header.formatted(", \"alg\": \"RS256\""), GOOD),
            "unreadable"),
        row("a JWT inside", RSA.sign(header.formatted(", \"cty\": \"JWT\""), good), "unreadable"),
        row("a JWT as payload", RSA.sign(header.formatted(""), good), "unreadable"),
        row("an encrypted one", good + ".AAAA.AAAA", "unreadable"),
        row(
            "tampered payload",
            swapped(good, part(GOOD.replace("" + at(300), "" + at(301)))),
            "signature"),
        row("cut signature", good.substring(0, good.length() - 4), "signature"),
        row("no signature", good.substring(0, good.lastIndexOf('.') + 1), "unreadable"),
        row("padding", good + "=", "unreadable"),
        row(
            "huge",
            RSA.sign(claims(times, "\"aud\": \"keystream\", \"x\": \"" + "x".repeat(8192) + "\"")),
            "unreadable"),
        row(
            "deep",
            RSA.sign(claims(times, "\"x\": " + "[".repeat(20) + "]".repeat(20))),
            "unreadable"),
        row(
            "a claim twice",
            RSA.sign(claims(times, "\"aud\": \"keystream\", \"sub\": \"job:7\"")),
            "unreadable"),
        row("two objects", RSA.sign(GOOD + GOOD), "unreadable"),
        row("no object", RSA.sign("[]"), "unreadable"),
        row(
            "an array of audiences without ours",
            RSA.sign(claims(times, "\"aud\": [\"a\", \"b\"]")),
            "audience"),
        row(
            "an audience that is a number",
            RSA.sign(claims(times, "\"aud\": [\"keystream\", 1]")),
            "unreadable"),
        row("no audience", RSA.sign(claims(times, "\"x\": 1")), "audience"),
        row("another issuer", RSA.sign(GOOD.replace(ISSUER, ISSUER + ".evil")), "issuer"),
        row(
            "expired",
            RSA.sign(timed("\"exp\": %d, \"iat\": %d".formatted(at(-61), at(-100)))),
            "expired"),
        row("no exp", RSA.sign(timed("\"iat\": %d".formatted(at(0)))), "has-no-end"),
        row(
            "exp as text",
            RSA.sign(timed("\"exp\": \"%d\", \"iat\": %d".formatted(at(300), at(0)))),
            "unreadable"),
        row(
            "exp beyond all numbers",
            RSA.sign(timed("\"exp\": 1e999, \"iat\": %d".formatted(at(0)))),
            "unreadable"),
        row("no iat", RSA.sign(timed("\"exp\": %d".formatted(at(300)))), "has-no-issue-time"),
        row(
            "not yet valid",
            RSA.sign(timed(times + ", \"nbf\": %d".formatted(at(61)))),
            "not-yet-valid"),
        row(
            "too old",
            RSA.sign(timed("\"exp\": %d, \"iat\": %d".formatted(at(300), at(-86_461)))),
            "too-old"),
        row("nothing", "", "unreadable"),
        row("dots", "..", "unreadable"),
        row("no text of this world", "\0.\ud800.\uffff", "unreadable"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void what_is_none_is_refused(String name, String jwt, String code) {
    var stated = "{" + RSA.as("RS256", "stated").members() + ", \"alg\": \"RS256\"}";
    var jwks = "{\"keys\": [{%s}, {%s}, %s]}".formatted(RSA.members(), CURVE.members(), stated);

    assertThat(decide(jwks, jwt)).as(name).isEqualTo("jwt-" + code);
  }

  @Test
  void one_audience_of_a_list_is_enough_and_so_is_a_key_without_a_name() {
    var times = "\"exp\": %d, \"iat\": %d.5".formatted(at(300), at(0));
    var listed = claims(times, "\"aud\": [\"others\", \"keystream\"]");

    assertThat(decide(TestJwtIssuer.jwks(STRANGER, RSA), RSA.sign("{\"alg\": \"RS256\"}", listed)))
        .isEqualTo("accepted");
  }

  @Test
  void nothing_is_fetched_for_claims_that_would_not_do() {
    var role = role(new JwtIssuer.At("https://issuer.example/keys", null));
    var others = RSA.sign(GOOD.replace("keystream", "others"));

    assertThat(code(verification.decide(role, others, NOW))).isEqualTo("jwt-audience");
    assertThat(code(verification.decide(role, RSA.sign(GOOD), NOW))).isEqualTo("jwt-keys");
  }

  @Test
  void a_text_that_was_cut_or_changed_anywhere_is_never_accepted() {
    var good = RSA.sign(GOOD);
    var jwks = TestJwtIssuer.jwks(RSA);

    IntStream.range(0, good.length())
        .filter(i -> i % 37 == 0)
        .forEach(i -> {
          var other = good.charAt(i) == 'A' ? 'B' : 'A';
          assertThat(decide(jwks, good.substring(0, i) + other + good.substring(i + 1)))
              .as("at " + i)
              .isNotEqualTo("accepted");
          assertThat(decide(jwks, good.substring(0, i))).isNotEqualTo("accepted");
        });
  }

  /** With that RSA key, where the algorithm takes one: they are slow to make. */
  private static TestJwtIssuer signing(String algorithm, TestJwtIssuer rsa) {
    return algorithm.startsWith("E")
        ? TestJwtIssuer.of(algorithm, "one")
        : rsa.as(algorithm, "one");
  }

  private String decide(String jwks, String jwt) {
    return code(verification.decide(role(new JwtIssuer.Given(jwks)), jwt, NOW));
  }

  private static String code(JwtDecision decision) {
    return switch (decision) {
      case JwtDecision.Accepted _ -> "accepted";
      case JwtDecision.Refused(var reason) -> reason.code();
    };
  }

  private static JwtRole role(JwtIssuer.Keys keys) {
    return new JwtRole(
        new RoleName("ci"),
        new Principal("svc-ci"),
        new JwtIssuer(ISSUER, keys),
        new JwtBounds(
            new TreeSet<>(Set.of("keystream")), "job:7", new TreeMap<>(), JwtBounds.Matching.EXACT),
        JwtNaming.PLAIN,
        RoleTokens.PLAIN);
  }

  private static Arguments row(String name, String jwt, String code) {
    return Arguments.of(name, jwt, code);
  }

  private static long at(long seconds) {
    return NOW.getEpochSecond() + seconds;
  }

  private static String timed(String times) {
    return claims(times, "\"aud\": \"keystream\"");
  }

  private static String claims(String times, String rest) {
    return "{\"iss\": \"%s\", \"sub\": \"job:7\", %s, %s}".formatted(ISSUER, times, rest);
  }

  private static String swapped(String jwt, String payload) {
    return jwt.substring(0, jwt.indexOf('.') + 1) + payload + jwt.substring(jwt.lastIndexOf('.'));
  }

  private static String macWith(byte[] secret) throws JOSEException {
    var jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), new Payload(GOOD));
    jws.sign(new MACSigner(secret));
    return jws.serialize();
  }
}
