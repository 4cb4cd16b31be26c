package io.keystream.commands.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.commands.ledger.Ledger;
import io.keystream.domain.key.KeyName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.api.Test;

/** What the ledger's engine promises beyond the suite, which runs on a real partition. */
final class LedgerEventStorageEngineTest {

  private final KeyName card = new KeyName("cards");
  private final Ledger ledger = new Ledger();
  private final LedgerEventStorageEngine engine = new LedgerEventStorageEngine(ledger);

  @Test
  void a_key_is_sourced_as_one_message_however_long_its_history() {
    ledger.append(List.of(EventStorageEngineSuite.created(card)));
    for (var version = 1; version <= 100; version++) {
      ledger.append(
          List.of(
              EventStorageEngineSuite.requested(card, version),
              EventStorageEngineSuite.generated(card, version)));
    }

    var stream = engine.source(SourcingCondition.conditionFor(KeyTag.criteria(card)), null);
    var first = stream.next().orElseThrow().message();

    assertThat(EventStorageEngineSuite.sequence(first)).isEqualTo(201);
    assertThat(stream.next()).as("the marker").isPresent();
    assertThat(stream.isCompleted()).isTrue();
  }

  @Test
  void another_thread_is_turned_away() {
    var elsewhere =
        CompletableFuture.supplyAsync(
            () -> engine.source(SourcingCondition.conditionFor(KeyTag.criteria(card)), null));
    assertThatThrownBy(elsewhere::join).rootCause().hasMessageContaining("asynchronous");

    var appended =
        CompletableFuture.runAsync(() -> {
          var _ = engine.appendEvents(AppendCondition.none(), null, List.of());
        });
    assertThatThrownBy(appended::join).rootCause().hasMessageContaining("asynchronous");
  }

  @Test
  void only_whole_keys_are_sourced() {
    assertThatThrownBy(
            () -> engine.source(SourcingCondition.conditionFor(EventCriteria.havingAnyTag()), null))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() ->
            engine.source(
                SourcingCondition.conditionFor(EventCriteria.havingTags("owner", "a")), null))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void nothing_is_streamed() {
    assertThatThrownBy(() -> engine.stream(StreamingCondition.startingFrom(null), null))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
