package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.GenerateDataKey;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an enrolled caller may do is what its policies say, from the next request on. */
class PolicyTest extends OneMemoryWorker {

  private static final SpecificRecord ENCRYPT =
      new Encrypt(Payload.of("hello"), Payload.of("purpose=billing\nregion=eu"));

  private String key;

  @BeforeAll
  void createKey() {
    key = commands().create("payments/cards", KeyAlgorithm.AES_256).path();
  }

  @Test
  void who_has_no_policy_may_nothing_and_the_attempt_is_recorded() {
    try (var caller = caller("nobody")) {
      var asked = caller.request(key, ENCRYPT);

      assertThat(refusal(caller.reply(caller.send(asked)))).isEqualTo("no-policy-matches");

      var record = record(asked);
      assertThat(record.getDecision()).isEqualTo(AuditDecision.DENIED);
      assertThat(record.getReason()).isEqualTo("no-policy-matches");
      assertThat(record.getCaller().getPrincipal()).isEqualTo("nobody");
      assertThat(record.getKey()).isEqualTo(key);
      assertThat(record.getPolicyVersion()).isEqualTo(platform().access().version());
      assertThat(record.getPolicies()).isEmpty();
      assertThat(record.getCounted()).isFalse();
    }
  }

  @Test
  void a_policy_grants_what_it_says_and_nothing_beside_it() {
    grant("tills", "path \"transit/encrypt/payments/*\" { capabilities = [\"update\"] }");
    try (var caller = caller("svc-till", "tills")) {
      var asked = caller.request(key, ENCRYPT);
      var sealed = (Encrypted) caller.reply(caller.send(asked));

      assertThat(record(asked).getPolicies()).isEqualTo("tills");
      assertThat(record(asked).getPolicyVersion()).isEqualTo(platform().access().version());
      var decrypt = new Decrypt(sealed.getCiphertext(), Payload.of(""));
      assertThat(refusal(caller.ask(key, decrypt))).isEqualTo("no-policy-matches");
      assertThat(refusal(caller.ask("other/key", ENCRYPT))).isEqualTo("no-policy-matches");
      assertThat(refusal(caller.ask("", new GenerateRandom(8)))).isEqualTo("no-policy-matches");
    }
  }

  @Test
  void a_change_of_policy_bites_with_the_next_request_of_a_warm_session() {
    grant("shifting", "path \"transit/*\" { capabilities = [\"update\"] }");
    try (var caller = caller("svc-shift", "shifting")) {
      caller.ask(key, ENCRYPT, Encrypted.class);

      grant(
          "shifting",
          """
          path "transit/*" { capabilities = ["update"] }
          path "transit/encrypt/*" { capabilities = ["deny"] }
          """);
      assertThat(refusal(caller.ask(key, ENCRYPT))).isEqualTo("forbidden-by-policy");
      caller.ask("", new GenerateRandom(8), RandomGenerated.class);

      platform().access().remove("shifting");
      assertThat(refusal(caller.ask("", new GenerateRandom(8)))).isEqualTo("no-policy-matches");

      platform().access().assign("svc-shift");
      assertThat(refusal(caller.ask("", new GenerateRandom(8)))).isEqualTo("no-policy-matches");
    }
  }

  @Test
  void conditions_see_the_application_and_the_encryption_context() {
    grant(
        "conditions",
        """
        path "transit/encrypt/*" {
          capabilities = ["update"]
          applications = ["te*"]
          required_context = { purpose = ["billing"], region = [] }
        }
        """);
    try (var caller = caller("svc-conditions", "conditions")) {
      caller.ask(key, ENCRYPT, Encrypted.class);

      var other = new Encrypt(Payload.of("hello"), Payload.of("purpose=marketing\nregion=eu"));
      assertThat(refusal(caller.ask(key, other))).isEqualTo("condition-not-met");
      var none = new Encrypt(Payload.of("hello"), Payload.of("no pairs"));
      assertThat(refusal(caller.ask(key, none))).isEqualTo("condition-not-met");
    }
  }

  @Test
  void parameters_have_vaults_names() {
    grant(
        "parameters",
        """
        path "transit/datakey/wrapped/*" {
          capabilities = ["update"]
          allowed_parameters = { bits = ["256"] }
        }
        """);
    try (var caller = caller("svc-parameters", "parameters")) {
      assertThat(caller.ask(key, dataKey(256, false)))
          .isNotInstanceOf(UseRefused.class)
          .isNotInstanceOf(UseFailed.class);
      assertThat(refusal(caller.ask(key, dataKey(512, false)))).isEqualTo("parameter-not-allowed");
      assertThat(refusal(caller.ask(key, dataKey(256, true)))).isEqualTo("no-policy-matches");
    }
  }

  private static SpecificRecord dataKey(int sizeBits, boolean withPlaintext) {
    return new GenerateDataKey(sizeBits, Payload.of(""), withPlaintext);
  }

  private void grant(String name, String text) {
    platform().access().write(name, text);
  }

  private TestCaller caller(String principal, String... policies) {
    var credential = platform().access().enrolOnly(principal);
    if (policies.length > 0) {
      platform().access().assign(principal, policies);
    }
    return new TestCaller(platform().kafka(), principal, credential);
  }

  private AuditRecord record(TestRequest request) {
    return AuditTrail.of(platform().kafka(), request.id()).getFirst();
  }

  private static String refusal(SpecificRecord answer) {
    assertThat(answer).isInstanceOf(UseRefused.class);
    return ((UseRefused) answer).getCode();
  }
}
