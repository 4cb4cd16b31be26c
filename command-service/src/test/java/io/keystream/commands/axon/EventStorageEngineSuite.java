package io.keystream.commands.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.commands.ledger.Folded;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The laws of an event storage engine for keys. What a key was sourced as is compared by its fold,
 * so that an engine may hand over events or what they come to.
 */
public abstract class EventStorageEngineSuite {

  protected final KeyName card = new KeyName("cards/" + UUID.randomUUID());
  protected final KeyName other = new KeyName("other/" + UUID.randomUUID());

  /** The engine under test, the same for every call in one test until {@link #reopen}. */
  protected abstract EventStorageEngine engine();

  /** Lets go of everything in memory: the next {@link #engine} knows what was kept. */
  protected abstract void reopen();

  @Test
  void a_key_without_events_is_absent() {
    assertThat(source(card).key()).isEqualTo(new Key.Absent(card));
  }

  @Test
  void sourcing_always_ends_with_the_marker_of_what_was_seen() {
    assertThat(source(card).marker()).isNotNull();
    commit(created(card));
    assertThat(source(card).marker()).isNotNull();
  }

  @Test
  void committed_events_are_sourced_in_their_order() {
    commit(created(card), requested(card, 1), generated(card, 1), activated(card, 1));

    assertThat(source(card).key()).isEqualTo(fold(card, 1));
  }

  @Test
  void events_committed_one_by_one_are_sourced_in_their_order() {
    commit(created(card));
    commit(requested(card, 1));
    commit(generated(card, 1));
    commit(activated(card, 1));

    assertThat(source(card).key()).isEqualTo(fold(card, 1));
  }

  @Test
  void events_that_are_not_committed_are_not_sourced() {
    var unused = prepare(AppendCondition.none(), created(card));

    assertThat(unused).isNotNull();
    assertThat(source(card).key()).isEqualTo(new Key.Absent(card));
  }

  @Test
  void events_rolled_back_are_never_sourced() {
    var transaction = prepare(AppendCondition.none(), created(card));
    transaction.rollback(null);

    assertThatThrownBy(() -> join(transaction.commit(null)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(source(card).key()).isEqualTo(new Key.Absent(card));
  }

  @Test
  void a_transaction_commits_once() {
    var transaction = prepare(AppendCondition.none(), created(card), requested(card, 1));
    join(transaction.commit(null));

    assertThatThrownBy(() -> join(transaction.commit(null)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(versions(card)).isEqualTo(1);
  }

  @Test
  void keys_do_not_see_each_others_events() {
    commit(created(card));
    commit(created(other));
    commit(requested(other, 1));

    assertThat(versions(card)).isZero();
    assertThat(versions(other)).isEqualTo(1);
  }

  @Test
  void several_keys_are_sourced_together() {
    commit(created(card));
    commit(created(other));

    var both = KeyTag.criteria(card).or(KeyTag.criteria(other));
    assertThat(messages(both)).hasSize(2);
  }

  @Test
  void what_was_decided_on_an_older_state_of_the_key_is_rejected() {
    commit(created(card));
    var seen = condition(card);
    commit(requested(card, 1));

    assertThatThrownBy(() -> prepare(seen, requested(card, 1)))
        .isInstanceOf(AppendEventsTransactionRejectedException.class);
    assertThat(versions(card)).isEqualTo(1);
  }

  @Test
  void of_two_that_decided_on_the_same_state_the_first_to_commit_wins() {
    commit(created(card));
    var first = prepare(condition(card), requested(card, 1));
    var second = prepare(condition(card), requested(card, 1));
    join(first.commit(null));

    assertThatThrownBy(() -> join(second.commit(null)))
        .isInstanceOf(AppendEventsTransactionRejectedException.class);
    assertThat(versions(card)).isEqualTo(1);
  }

  @Test
  void two_that_both_saw_no_key_do_not_both_create_it() {
    var first = prepare(condition(card), created(card));
    var second = prepare(condition(card), created(card));
    join(first.commit(null));

    assertThatThrownBy(() -> join(second.commit(null)))
        .isInstanceOf(AppendEventsTransactionRejectedException.class);
  }

  @Test
  void events_of_another_key_are_no_conflict() {
    commit(created(card));
    var seen = condition(card);
    commit(created(other));
    commit(seen, requested(card, 1));

    assertThat(versions(card)).isEqualTo(1);
  }

  @Test
  void a_rejected_append_leaves_the_engine_usable() {
    commit(created(card));
    var seen = condition(card);
    commit(requested(card, 1));
    assertThatThrownBy(() -> prepare(seen, requested(card, 1)))
        .isInstanceOf(AppendEventsTransactionRejectedException.class);
    commit(condition(card), generated(card, 1), activated(card, 1));

    assertThat(source(card).key()).isEqualTo(fold(card, 1));
  }

  @Test
  void what_was_committed_outlives_the_memory_and_nothing_else_does() {
    commit(created(card), requested(card, 1));
    commit(condition(card), generated(card, 1), activated(card, 1));
    prepare(AppendCondition.none(), created(other)).rollback(null);
    reopen();

    assertThat(source(card).key()).isEqualTo(fold(card, 1));
    assertThat(source(other).key()).isEqualTo(new Key.Absent(other));
    commit(condition(card), requested(card, 2));
    assertThat(versions(card)).isEqualTo(2);
  }

  /** What sourcing a key came to. */
  protected record Sourced(Key key, ConsistencyMarker marker) {}

  protected final Sourced source(KeyName name) {
    Key key = new Key.Absent(name);
    ConsistencyMarker marker = null;
    var stream = engine().source(condition(KeyTag.criteria(name)), null);
    for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
      var end = entry.get().getResource(ConsistencyMarker.RESOURCE_KEY);
      if (end != null) {
        marker = end;
      } else {
        key = KeyModel.evolve(key, entry.get().message());
      }
    }
    if (marker == null) {
      throw new AssertionError("sourcing ended without a marker");
    }
    assertThat(stream.isCompleted()).isTrue();
    assertThat(stream.error()).isEmpty();
    return new Sourced(key, marker);
  }

  protected final List<EventMessage> messages(EventCriteria criteria) {
    var stream = engine().source(condition(criteria), null);
    return Stream.generate(stream::next)
        .takeWhile(Optional::isPresent)
        .map(entry -> entry.orElseThrow().message())
        .filter(message -> !(message instanceof TerminalEventMessage))
        .toList();
  }

  protected final AppendCondition condition(KeyName name) {
    return AppendCondition.withCriteria(KeyTag.criteria(name)).withMarker(source(name).marker());
  }

  protected final void commit(KeyEvent... events) {
    commit(AppendCondition.none(), events);
  }

  protected final void commit(AppendCondition condition, KeyEvent... events) {
    join(prepare(condition, events).commit(null));
  }

  protected final AppendTransaction<?> prepare(AppendCondition condition, KeyEvent... events) {
    return join(
        engine()
            .appendEvents(
                condition,
                null,
                Arrays.stream(events).<TaggedEventMessage<?>>map(this::tagged).toList()));
  }

  private TaggedEventMessage<?> tagged(KeyEvent event) {
    var message = new GenericEventMessage(MessageTypes.of(event), event);
    return new GenericTaggedEventMessage<>(message, KeyTag.of(message));
  }

  private static SourcingCondition condition(EventCriteria criteria) {
    return SourcingCondition.conditionFor(criteria);
  }

  private int versions(KeyName name) {
    return source(name).key() instanceof Key.Present present ? present.versions().size() : -1;
  }

  private static Key fold(KeyName name, int version) {
    Key key = new Key.Absent(name);
    for (var event :
        List.of(
            created(name),
            requested(name, version),
            generated(name, version),
            activated(name, version))) {
      key = KeyEvolution.evolve(key, event);
    }
    return key;
  }

  protected static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
    assertThat(future).as("nothing here is asynchronous").isDone();
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  protected static KeyEvent created(KeyName key) {
    return new KeyEvent.Created(key, new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED));
  }

  protected static KeyEvent requested(KeyName key, int version) {
    return new KeyEvent.VersionRequested(key, new KeyVersion(version), Activation.WHEN_GENERATED);
  }

  protected static KeyEvent generated(KeyName key, int version) {
    return new KeyEvent.Generated(
        key, new KeyVersion(version), new Material("c0ffee", "", "kek-1"));
  }

  protected static KeyEvent activated(KeyName key, int version) {
    return new KeyEvent.Activated(key, new KeyVersion(version));
  }

  /** For engines that hand over the fold itself. */
  protected static long sequence(EventMessage message) {
    return message.payload() instanceof Folded folded ? folded.sequence() : -1;
  }
}
