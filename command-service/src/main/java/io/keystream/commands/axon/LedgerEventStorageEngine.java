package io.keystream.commands.axon;

import io.keystream.commands.ledger.EventLog;
import io.keystream.commands.ledger.Folded;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over one partition of key events.
 *
 * <p>A key is sourced as one message that carries its fold, so the cost does not grow with its
 * history. Streaming is not offered: readers consume the topic.
 *
 * <p><b>Thread safety:</b> confined to the thread that made it; any other fails, because a handler
 * that goes asynchronous would decide outside the partition's order.
 */
public final class LedgerEventStorageEngine implements EventStorageEngine {

  private final EventLog log;
  private final Thread owner = Thread.currentThread();

  public LedgerEventStorageEngine(EventLog log) {
    this.log = log;
  }

  @Override
  public MessageStream<EventMessage> source(
      SourcingCondition condition, @Nullable ProcessingContext context) {
    checkThread();
    var messages = new ArrayList<EventMessage>();
    for (var key : KeyTag.keys(condition.criteria())) {
      var folded = log.fold(key);
      if (folded.sequence() > 0) {
        messages.add(message(key, folded));
      }
    }
    messages.add(TerminalEventMessage.INSTANCE);
    ConsistencyMarker marker = new GlobalIndexConsistencyMarker(log.position());
    return MessageStream.fromIterable(
        messages,
        message ->
            message instanceof TerminalEventMessage
                ? Context.with(ConsistencyMarker.RESOURCE_KEY, marker)
                : Context.empty());
  }

  @Override
  public CompletableFuture<AppendTransaction<?>> appendEvents(
      AppendCondition condition,
      @Nullable ProcessingContext context,
      List<TaggedEventMessage<?>> events) {
    checkThread();
    if (conflicts(condition)) {
      return CompletableFuture.failedFuture(rejection(condition));
    }
    return CompletableFuture.completedFuture(
        new Append(condition, events.stream().map(LedgerEventStorageEngine::payload).toList()));
  }

  private final class Append implements AppendTransaction<ConsistencyMarker> {

    private final AppendCondition condition;
    private final List<KeyEvent> events;
    private boolean finished;

    Append(AppendCondition condition, List<KeyEvent> events) {
      this.condition = condition;
      this.events = events;
    }

    @Override
    public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
      checkThread();
      if (finished) {
        return CompletableFuture.failedFuture(
            new IllegalStateException("already committed or rolled back"));
      }
      finished = true;
      if (conflicts(condition)) {
        return CompletableFuture.failedFuture(rejection(condition));
      }
      log.append(events);
      return CompletableFuture.completedFuture(new GlobalIndexConsistencyMarker(log.position()));
    }

    @Override
    public void rollback(@Nullable ProcessingContext context) {
      checkThread();
      finished = true;
    }

    @Override
    public CompletableFuture<ConsistencyMarker> afterCommit(
        ConsistencyMarker committed, @Nullable ProcessingContext context) {
      return CompletableFuture.completedFuture(committed);
    }
  }

  @Override
  public MessageStream<EventMessage> stream(
      StreamingCondition condition, @Nullable ProcessingContext context) {
    throw notStreamed();
  }

  @Override
  public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
    throw notStreamed();
  }

  @Override
  public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
    throw notStreamed();
  }

  @Override
  public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
    throw notStreamed();
  }

  @Override
  public void describeTo(ComponentDescriptor descriptor) {
    descriptor.describeProperty("owner", owner.getName());
  }

  /** Whether a key that the decision read got events since. */
  private boolean conflicts(AppendCondition condition) {
    if (ConsistencyMarker.INFINITY.equals(condition.consistencyMarker())) {
      return false;
    }
    var seen = GlobalIndexConsistencyMarker.position(condition.consistencyMarker());
    return KeyTag.keys(condition.criteria()).stream()
        .anyMatch(key -> log.fold(key).position() > seen);
  }

  private void checkThread() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "a command went asynchronous: the events of this partition belong to thread '%s', not '%s'"
              .formatted(owner.getName(), Thread.currentThread().getName()));
    }
  }

  private static EventMessage message(KeyName key, Folded folded) {
    return new GenericEventMessage(
        key.path() + "@" + folded.sequence(), MessageTypes.FOLDED, folded, Map.of(), Instant.EPOCH);
  }

  private static KeyEvent payload(TaggedEventMessage<?> message) {
    if (message.event().payload() instanceof KeyEvent event) {
      return event;
    }
    throw new IllegalStateException("not a key event: " + message.event());
  }

  private static AppendEventsTransactionRejectedException rejection(AppendCondition condition) {
    return AppendEventsTransactionRejectedException.conflictingEventsDetected(
        condition.consistencyMarker());
  }

  private static UnsupportedOperationException notStreamed() {
    return new UnsupportedOperationException("consume the topic of key events instead");
  }
}
