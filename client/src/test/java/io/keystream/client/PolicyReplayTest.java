package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.client.PolicyReplay.Row;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.policy.CompiledPolicies;
import io.keystream.domain.policy.KeyOperation;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.text.PolicyText;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

final class PolicyReplayTest {

  private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void what_the_policy_grants_is_not_told_and_the_rest_is_counted_with_an_example() {
    var report =
        replay(
            block("encrypt", ""),
            used("Encrypt", "payments/cards", "r1"),
            used("Decrypt", "payments/cards", "r2"),
            used("Decrypt", "payments/cards", "r3"),
            used("Decrypt", "payments/pins", "r4"));

    assertThat(report.judged()).isEqualTo(4);
    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.rows())
        .containsExactly(
            new Row("Decrypt", "payments/cards", 2, "r2", "no-policy-matches"),
            new Row("Decrypt", "payments/pins", 1, "r4", "no-policy-matches"));
    assertThat(report.withUnknowns()).isZero();
  }

  @Test
  void what_was_denied_or_failed_then_is_left_out() {
    var report =
        replay(
            block("encrypt", ""),
            used("Decrypt", "a", "r1", AuditDecision.DENIED),
            used("Decrypt", "a", "r2", AuditDecision.FAILED));

    assertThat(report.judged() + report.notJudged() + report.refused()).isZero();
  }

  @Test
  void hours_are_those_of_the_record() {
    var early = "hours = [\"Mon 09:00-11:00 Europe/Berlin\"]";
    var late = "hours = [\"Mon 11:00-12:00 Europe/Berlin\"]";

    assertThat(replay(block("encrypt", early), used("Encrypt", "a", "r1")).refused()).isZero();
    assertThat(replay(block("encrypt", late), used("Encrypt", "a", "r1")).rows())
        .containsExactly(new Row("Encrypt", "a", 1, "r1", "condition-not-met"));
  }

  @Test
  void what_no_record_tells_is_refused_and_counted_as_unknown() {
    var report =
        replay(
            block("encrypt", "networks = [\"10.0.0.0/8\"]"),
            used("Encrypt", "a", "r1"),
            used("Encrypt", "b", "r2"),
            used("Decrypt", "a", "r3"));

    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.withUnknowns()).isEqualTo(2);
    assertThat(report.unknowns()).containsExactly("networks");
  }

  @Test
  void a_data_key_is_refused_where_either_kind_would_be() {
    var wrapped = replay(block("datakey/wrapped", ""), used("GenerateDataKey", "a", "r1"));
    var both = replay(block("datakey", ""), used("GenerateDataKey", "a", "r1"));

    assertThat(wrapped.refused()).isEqualTo(1);
    assertThat(wrapped.unknowns()).containsExactly("data key");
    assertThat(both.refused()).isZero();
    assertThat(both.withUnknowns()).isZero();
  }

  @Test
  void policies_have_no_say_about_commands_of_operators() {
    var report =
        replay(block("encrypt", ""), used("EnrolPrincipal", "", "r1"), used("Decrypt", "", "r2"));

    assertThat(report.notJudged()).isEqualTo(2);
    assertThat(report.refused()).isZero();
  }

  @Test
  void many_different_refusals_are_counted_to_the_last() {
    var replay = new PolicyReplay(compiled(block("encrypt", "")));
    for (var i = 0; i < PolicyReplay.MOST_ROWS + 5; i++) {
      replay.take(used("Decrypt", "k" + i, "r" + i));
    }

    assertThat(replay.report().refused()).isEqualTo(PolicyReplay.MOST_ROWS + 5);
    assertThat(replay.report().rows()).hasSize(PolicyReplay.MOST_ROWS);
  }

  @Test
  void every_operation_that_can_stand_in_a_record_is_known() {
    var uses =
        CryptoRequestRecord.getClassSchema().getField("operation").schema().getTypes().stream()
            .map(Schema::getName);
    var changes =
        Arrays.stream(KeyCommand.class.getPermittedSubclasses()).map(Class::getSimpleName);
    var onlyOverHttps = Stream.of("ShowWrappingKey");

    assertThat(Stream.of(uses, changes, onlyOverHttps).flatMap(names -> names))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(KeyOperation.values()).map(KeyOperation::recordedAs).distinct().toList());
  }

  private static PolicyReplay.Report replay(String text, AuditRecord... records) {
    var replay = new PolicyReplay(compiled(text));
    List.of(records).forEach(replay::take);
    return replay.report();
  }

  private static CompiledPolicies compiled(String text) {
    return CompiledPolicies.of(List.of(PolicyText.parse(new PolicyName("tested"), text)));
  }

  private static String block(String use, String condition) {
    return "path \"transit/%s/*\" {\n capabilities = [\"update\"]\n %s\n}"
        .formatted(use, condition);
  }

  private static AuditRecord used(String operation, String key, String id) {
    return used(operation, key, id, AuditDecision.ALLOWED);
  }

  static AuditRecord used(String operation, String key, String id, AuditDecision decision) {
    return AuditRecord.newBuilder()
        .setRecordId(id)
        .setKind(AuditKind.USE)
        .setOperation(operation)
        .setRequestedAt(MONDAY_TEN)
        .setRecordedAt(MONDAY_TEN)
        .setCaller(new CallerRecord("svc-till", "till", null, false))
        .setKey(key)
        .setDecision(decision)
        .setNode("worker-1")
        .build();
  }
}
