package io.keystream.commands;

import static io.keystream.commands.Commands.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.event.Configured;
import io.keystream.schemas.event.DestructionStarted;
import io.keystream.schemas.event.GenerationFailed;
import io.keystream.schemas.event.Trimmed;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What the next owner of a partition knows, with a snapshot, without one and with a bad one. */
final class TakeOverTest extends OneCommandService {

  @Test
  void a_repeat_gets_the_same_answer_before_and_after_the_partition_moved() {
    var create = UUID.randomUUID();
    var rotate = UUID.randomUUID();
    var created = caller().ask(create, Commands.create("cards"), ALICE);
    var refused = caller().ask(rotate, Commands.rotate("cards"), ALICE);
    caller().ask(Commands.generated("cards", 1));

    assertThat(caller().ask(create, Commands.create("cards"), ALICE)).isEqualTo(created);
    assertThat(caller().ask(rotate, Commands.rotate("cards"), ALICE)).isEqualTo(refused);
    restart();
    assertThat(caller().ask(create, Commands.create("cards"), ALICE)).isEqualTo(created);
    assertThat(caller().ask(rotate, Commands.rotate("cards"), ALICE)).isEqualTo(refused);

    assertThat(Log.values(Topics.KEY_EVENTS)).hasSize(4);
    assertThat(keyAudits()).hasSize(3);
    assertLogIsConsistent();
  }

  @Test
  void without_its_snapshot_an_owner_knows_accepted_answers_and_that_others_were_refused() {
    var create = UUID.randomUUID();
    var rotate = UUID.randomUUID();
    var created = caller().ask(create, Commands.create("cards"), ALICE);
    caller().ask(rotate, Commands.rotate("cards"), ALICE);
    caller().ask(Commands.generated("cards", 1));
    service().close();
    deleteSnapshots();
    start();

    assertThat(caller().ask(create, Commands.create("cards"), ALICE)).isEqualTo(created);
    assertThat(caller().ask(rotate, Commands.rotate("cards"), ALICE).getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo("refused-before"));
    assertThat(Log.values(Topics.KEY_EVENTS)).hasSize(4);
    assertThat(keyAudits()).hasSize(3);
    assertLogIsConsistent();
  }

  @Test
  void a_damaged_snapshot_changes_nothing_but_the_time_it_takes() throws IOException {
    caller().ask(Commands.create("cards"));
    service().close();
    for (var file : snapshots()) {
      var bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    start();

    assertThat(caller().ask(Commands.generated("cards", 1)).getOutcome())
        .isEqualTo(new Accepted(3L, 4L, null));
    assertLogIsConsistent();
  }

  @Test
  void the_next_owner_keeps_to_the_configuration_with_a_snapshot_and_without() {
    caller().ask(Commands.create("cards"));
    caller().ask(Commands.generated("cards", 1));
    caller().ask(Commands.rotate("cards"));
    caller().ask(Commands.generated("cards", 2));
    assertThat(caller().ask(Commands.configure("cards", 2, 2)).getOutcome())
        .isEqualTo(new Accepted(9L, 9L, null));
    restart();
    assertThat(caller().ask(Commands.trim("cards", 2)).getOutcome())
        .isEqualTo(new Accepted(10L, 11L, null));
    restart();
    refused(Commands.configure("cards", 1, 2), "minimum-below-available");
    service().close();
    deleteSnapshots();
    start();
    refused(Commands.configure("cards", 1, 2), "minimum-below-available");
    refused(Commands.configure("cards", 2, 3), "minimum-above-latest");

    assertThat(Log.values(Topics.KEY_EVENTS))
        .extracting(KeyEventRecord::getEvent)
        .endsWith(new Configured(2, 2, true), new Trimmed(2), new DestructionStarted(1));
    assertThat(keyAudits()).extracting(AuditRecord::getOperation).contains("Configure", "Trim");
    assertLogIsConsistent();
  }

  private void refused(KeyCommand command, String code) {
    assertThat(caller().ask(command).getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo(code));
  }

  @Test
  void invented_events_change_nothing_for_the_next_owner_and_do_not_stop_it() {
    caller().ask(Commands.create("cards"));
    var genuine = Log.values(Topics.KEY_EVENTS).getLast();
    service().close();
    deleteSnapshots();
    var invented = Topics.KEY_EVENTS.codec().encode(invented(genuine));
    for (var bytes : List.of(invented, "no event".getBytes(StandardCharsets.UTF_8))) {
      caller().sendRaw(new ProducerRecord<>(Topics.KEY_EVENTS.name(), "cards", bytes));
    }
    start();

    assertThat(caller().ask(Commands.generated("cards", 1)).getOutcome())
        .isEqualTo(new Accepted(3L, 4L, null));
  }

  /** Its evidence is that of another. */
  private static KeyEventRecord invented(KeyEventRecord genuine) {
    return new KeyEventRecord(
        genuine.getKey(),
        genuine.getSequence() + 1,
        genuine.getCommandId(),
        genuine.getCaller(),
        genuine.getOccurredAt(),
        new GenerationFailed(1, "invented"),
        genuine.getEvidence());
  }

  private void deleteSnapshots() {
    for (var file : snapshots()) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private List<Path> snapshots() {
    try (var files = Files.list(data)) {
      var found = files.toList();
      assertThat(found).as("snapshots").isNotEmpty();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
