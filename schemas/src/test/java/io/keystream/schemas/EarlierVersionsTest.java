package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.keystream.schemas.event.VersionRequested;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.GenerateMac;
import io.keystream.schemas.request.Sign;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** A schema may grow: what was written before stays readable, by the codec that is told of it. */
final class EarlierVersionsTest {

  /** As if the reply address had once carried a host as well. */
  private static final Schema WITH_HOST =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "ReplyAddress", "namespace": "io.keystream.schemas.wire",
               "fields": [
                {"name": "host", "type": "string"},
                {"name": "partition", "type": "int"},
                {"name": "address", "type": "string"}]}
              """);

  /** As if the reply address had once had no partition: there is no default to read it with. */
  private static final Schema WITHOUT_PARTITION =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "ReplyAddress", "namespace": "io.keystream.schemas.wire",
               "fields": [{"name": "address", "type": "string"}]}
              """);

  @Test
  void bytes_of_an_earlier_version_are_read() {
    var codec = new Codec<>(new ReplyAddress(), List.of(WITH_HOST));

    assertThat(codec.decode(writtenWithHost())).isEqualTo(new ReplyAddress(7, "a"));
  }

  @Test
  void they_are_refused_by_a_codec_that_was_not_told() {
    var codec = new Codec<>(new ReplyAddress(), List.of());

    assertThatThrownBy(() -> codec.decode(writtenWithHost()))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("unknown schema");
  }

  @Test
  void what_is_written_is_written_with_the_current_version() {
    var codec = new Codec<>(new ReplyAddress(), List.of(WITH_HOST));
    var now = new Codec<>(new ReplyAddress(), List.of());

    assertThat(now.decode(codec.encode(new ReplyAddress(7, "a"))).getPartition()).isEqualTo(7);
  }

  @Test
  void a_change_that_makes_earlier_bytes_unreadable_does_not_start() {
    assertThatThrownBy(() -> new Codec<>(new ReplyAddress(), List.of(WITHOUT_PARTITION)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ReplyAddress cannot read an earlier version of itself");
  }

  @Test
  void a_version_is_told_once() {
    assertThatThrownBy(
            () -> new Codec<>(new ReplyAddress(), List.of(ReplyAddress.getClassSchema())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void a_key_event_from_before_events_proved_themselves_has_no_evidence() throws IOException {
    assertThat(golden("KeyEventRecord-0d4f6784412f80ed", Topics.KEY_EVENTS.codec()))
        .extracting(KeyEventRecord::getEvidence)
        .containsOnlyNulls();
  }

  @Test
  void a_version_from_before_keys_came_from_outside_was_made_in_the_hsm() throws IOException {
    assertThat(golden("KeyEventRecord-7c9951ac048b2aa1", Topics.KEY_EVENTS.codec()))
        .extracting(KeyEventRecord::getEvent)
        .filteredOn(VersionRequested.class::isInstance)
        .extracting(event -> ((VersionRequested) event).getEnvelope())
        .isNotEmpty()
        .containsOnly("");
  }

  @Test
  void the_state_of_a_key_that_nobody_could_configure_has_no_minimums() throws IOException {
    assertThat(golden("KeyStateRecord-2b179118c48f9b12", Topics.KEY_STATE.codec()))
        .extracting(
            KeyStateRecord::getMinDecryptionVersion,
            KeyStateRecord::getMinEncryptionVersion,
            KeyStateRecord::getMinAvailableVersion,
            KeyStateRecord::getDeletionAllowed)
        .containsOnly(tuple(1, 0, 1, false));
  }

  @Test
  void an_audit_record_from_before_there_were_resources_names_none() throws IOException {
    assertThat(golden("AuditRecord-a3a216eba02323f0", Topics.AUDIT_LOG.codec()))
        .extracting(AuditRecord::getResource)
        .containsOnly("");
  }

  @Test
  void an_audit_record_from_before_there_were_policies_names_none() throws IOException {
    assertThat(golden("AuditRecord-72fa3e46784d3ae8", Topics.AUDIT_LOG.codec()))
        .extracting(
            AuditRecord::getPolicyVersion, AuditRecord::getPolicies, AuditRecord::getCounted)
        .containsOnly(tuple(0L, "", false));
  }

  @Test
  void access_from_before_there_were_policies_is_read() throws IOException {
    assertThat(golden("AccessCommandRecord-6f75ae77b17249ef", AccessCommandMapping.CODEC))
        .extracting(AccessCommandMapping::subject)
        .containsOnly(AccessSubject.principal("principal ü"));
    assertThat(golden("AccessEventRecord-91d7a5e64c6afde9", Topics.ACCESS_EVENTS.codec()))
        .extracting(AccessEventMapping::subject)
        .containsOnly(AccessSubject.principal("principal ü"));
  }

  @Test
  void a_refusal_from_before_it_told_a_time_tells_none() throws IOException {
    assertThat(golden("CryptoReplyRecord-2a0def9b17f720c0", SealedContent.REPLY))
        .extracting(CryptoReplyRecord::getOutcome)
        .filteredOn(UseRefused.class::isInstance)
        .containsExactly(new UseRefused("code ü", "message ü", null));
  }

  @Test
  void a_request_from_before_callers_stated_versions_and_algorithms_states_none()
      throws IOException {
    var requests = golden("CryptoRequestRecord-e0efba38590dd17b", SealedContent.REQUEST);

    assertThat(requests).extracting(CryptoRequestRecord::getActiveVersion).containsOnlyNulls();
    assertThat(requests)
        .extracting(CryptoRequestRecord::getOperation)
        .filteredOn(GenerateMac.class::isInstance)
        .extracting(operation -> ((GenerateMac) operation).getAlgorithm())
        .isNotEmpty()
        .containsOnlyNulls();
    assertThat(requests)
        .extracting(CryptoRequestRecord::getOperation)
        .filteredOn(Sign.class::isInstance)
        .extracting(operation -> ((Sign) operation).getPrehashed())
        .isNotEmpty()
        .containsOnly(false);
  }

  /** What the codec reads out of the golden file of an earlier version. */
  private static <T extends SpecificRecordBase> List<T> golden(String version, Codec<T> codec)
      throws IOException {
    var file = Path.of("src/test/resources/golden", version + ".txt");
    return Golden.parse(file.toString(), Files.readString(file)).lines().stream()
        .map(line -> codec.decode(line.bytes()))
        .toList();
  }

  /** Host "h", partition 7, address "a". */
  private static byte[] writtenWithHost() {
    return ByteBuffer.allocate(15)
        .put((byte) 0xc3)
        .put((byte) 0x01)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(Codec.fingerprint(WITH_HOST))
        .put(new byte[] {2, 'h', 14, 2, 'a'})
        .array();
  }
}
