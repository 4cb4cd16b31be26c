package io.keystream.checker;

import static io.keystream.checker.Story.CARDS;
import static io.keystream.checker.Story.MATERIAL;
import static io.keystream.checker.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.Envelopes;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.KeyMaterialRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every lie about material and projected state breaks exactly the rule that forbids it. */
final class ForgedMaterialTest {

  private static final @Nullable KeyMaterialRecord TOMBSTONE = null;

  private final Story story = Story.ofOneKey();

  @Test
  void a_version_without_material() {
    story.material(CARDS, 1, TOMBSTONE);

    assertThat(story.brokenRules()).containsExactly(Rule.MATERIAL_EXISTS);
  }

  @Test
  void material_in_another_partition_than_its_key() {
    story.material(CARDS, 1, TOMBSTONE);
    story.log.append(
        Topics.KEY_MATERIAL,
        (Partitioning.partition(CARDS.path(), 3) + 1) % 3,
        CARDS.path() + "/1",
        Story.materialRecord(CARDS, 1, MATERIAL),
        NOON);

    assertThat(story.brokenRules())
        .containsExactlyInAnyOrder(Rule.MATERIAL_EXISTS, Rule.MATERIAL_WAS_REQUESTED);
  }

  @Test
  void material_that_nobody_asked_for() {
    story.material(new KeyName("payments/other"), 1, MATERIAL);

    assertThat(story.brokenRules()).containsExactly(Rule.MATERIAL_WAS_REQUESTED);
  }

  @ParameterizedTest
  @EnumSource
  void material_that_differs_from_the_history(Swapped swapped) {
    var record = KeyMaterialRecord.newBuilder(Story.materialRecord(CARDS, 1, MATERIAL));
    switch (swapped) {
      case CHECK_VALUE -> record.setCheckValue("bad");
      case PROTECTED_BY -> record.setProtectedBy("kms/other/kek/v0003");
      case EARLIER_KEK -> record.setProtectedBy("kms/test/kek/v0001");
      case ALGORITHM -> record.setAlgorithm("HMAC_SHA_256");
      case CUSTODY -> record.setCustody("RESIDENT");
      case PUBLIC_KEY -> record.setPublicKey(ByteBuffer.allocate(1));
      case WRAPPED -> record.setWrapped(ByteBuffer.allocate(0));
    }
    story.material(CARDS, 1, record.build());

    assertThat(story.brokenRules()).containsExactly(Rule.MATERIAL_AGREES);
  }

  @Test
  void material_that_a_later_key_encryption_key_has_wrapped_again() {
    var record = KeyMaterialRecord.newBuilder(Story.materialRecord(CARDS, 1, MATERIAL));
    story.material(CARDS, 1, record.setProtectedBy("kms/test/kek/v0010").build());

    assertThat(story.brokenRules()).isEmpty();
  }

  /** What is exchanged. */
  enum Swapped {
    CHECK_VALUE,
    PROTECTED_BY,
    EARLIER_KEK,
    ALGORITHM,
    CUSTODY,
    PUBLIC_KEY,
    WRAPPED
  }

  @Test
  void an_envelope_that_nobody_opened_lies_where_it_belongs() {
    envelope(Envelopes.record(CARDS, new byte[] {1, 2, 3}, "kd/i/1"));

    assertThat(story.brokenRules()).isEmpty();
  }

  @Test
  void an_envelope_that_was_exchanged() {
    var record = Envelopes.record(CARDS, new byte[] {1, 2, 3}, "kd/i/1");
    envelope(KeyMaterialRecord.newBuilder(record).setWrapped(ByteBuffer.allocate(3)).build());

    assertThat(story.brokenRules()).containsExactly(Rule.MATERIAL_AGREES);
  }

  private void envelope(KeyMaterialRecord record) {
    story.log.append(
        Topics.KEY_MATERIAL,
        Partitioning.partition(CARDS.path(), ForgedLog.PARTITIONS),
        CARDS.path() + "/import/" + record.getCheckValue(),
        record,
        NOON);
  }

  @Test
  void material_of_a_destroyed_version() {
    destroyFirstVersion();
    story.material(CARDS, 1, Story.materialRecord(CARDS, 1, MATERIAL));

    assertThat(story.brokenRules()).containsExactly(Rule.MATERIAL_IS_GONE);
  }

  @Test
  void a_projection_of_another_state() {
    story.project(story.state().setState("suspended").build());

    assertThat(story.brokenRules()).containsExactly(Rule.STATE_AGREES);
  }

  @Test
  void a_projection_with_other_material() {
    story.project(story.state().setCheckValue("bad").build());

    assertThat(story.brokenRules()).containsExactly(Rule.STATE_AGREES);
  }

  @Test
  void a_projection_with_another_minimum() {
    story.project(story.state().setMinDecryptionVersion(2).build());

    assertThat(story.brokenRules()).containsExactly(Rule.STATE_AGREES);
  }

  @Test
  void a_projection_of_another_state_before_the_configuration_was_told_again_as_it_is() {
    story.project(story.state().setState("suspended").build());
    story.command("c9", new KeyCommand.Configure(CARDS, null, null, false));

    assertThat(story.brokenRules()).containsExactly(Rule.STATE_AGREES);
  }

  @Test
  void a_projection_that_allows_what_nobody_allowed() {
    story.project(story.state().setDeletionAllowed(true).build());

    assertThat(story.brokenRules()).containsExactly(Rule.STATE_AGREES);
  }

  @Test
  void a_projection_that_hides_where_a_key_comes_from() {
    story.project(story.state().setKeyOrigin("IMPORTED").build());
    story.project(story.state().setImported(true).build());

    assertThat(story.brokenRules()).containsOnly(Rule.STATE_AGREES);
  }

  @Test
  void a_projection_of_an_event_that_never_happened() {
    story.project(story.state().setSequence(99).build());

    assertThat(story.brokenRules()).containsExactly(Rule.STATE_AGREES);
  }

  private void destroyFirstVersion() {
    var scope = new VersionScope.One(KeyVersion.FIRST);
    story.command("c3", new KeyCommand.Deactivate(CARDS, scope));
    story.command(
        "c4", new KeyCommand.ScheduleDestruction(CARDS, scope, NOON.plus(Duration.ofDays(8))));
    story.event("c5", new KeyEvent.DestructionStarted(CARDS, KeyVersion.FIRST));
    story.change("c5", CARDS.path(), AuditDecision.ALLOWED);
    story.command("c6", new KeyCommand.ConfirmDestroyed(CARDS, KeyVersion.FIRST));
  }
}
