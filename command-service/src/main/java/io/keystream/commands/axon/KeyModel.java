package io.keystream.commands.axon;

import io.keystream.commands.ledger.Folded;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyDecisions;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import java.time.InstantSource;
import java.util.Objects;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.eventsourcing.EventSourcedEntityFactory;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.correlation.CorrelationDataProviderRegistry;
import org.axonframework.messaging.core.correlation.DefaultCorrelationDataProviderRegistry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.EventSink;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.entity.EntityMetamodel;
import org.axonframework.modelling.entity.EntityMetamodelBuilder;
import org.jspecify.annotations.Nullable;

/** Tells Axon what a key is: sourced by its name, decided and folded by the domain's own tables. */
final class KeyModel {

  private final MessageTypes types = new MessageTypes();
  private final InstantSource clock;

  private KeyModel(InstantSource clock) {
    this.clock = clock;
  }

  static EventSourcingConfigurer configurer(EventStorageEngine engine, InstantSource clock) {
    var model = new KeyModel(clock);
    return EventSourcingConfigurer.create()
        .registerEntity(model.entity())
        .registerEventStorageEngine(_ -> engine)
        .registerTagResolver(_ -> KeyTag::of)
        .componentRegistry(registry -> {
          registry.registerComponent(MessageTypeResolver.class, _ -> model.types);
          // Nothing is correlated; without providers commands pass no interceptor.
          registry.registerComponent(
              CorrelationDataProviderRegistry.class,
              _ -> new DefaultCorrelationDataProviderRegistry());
        });
  }

  private EventSourcedEntityModule<KeyName, Key> entity() {
    return EventSourcedEntityModule.declarative(KeyName.class, Key.class)
        .messagingModel(this::metamodel)
        .entityFactory(_ -> EventSourcedEntityFactory.fromIdentifier(Key.Absent::new))
        .criteriaResolver(_ -> (key, _) -> KeyTag.criteria(key))
        .entityIdResolver(_ -> (message, _) -> command(message.payload()).key());
  }

  private EntityMetamodel<Key> metamodel(
      Configuration configuration, EntityMetamodelBuilder<Key> model) {
    var sink = configuration.getComponent(EventSink.class);
    MessageTypes.commands()
        .forEach(name ->
            model.instanceCommandHandler(
                name, (command, key, context) -> handle(command, key, context, sink)));
    return model.entityEvolver((key, event, _) -> evolve(key, event)).build();
  }

  private MessageStream.Single<CommandResultMessage> handle(
      CommandMessage message, Key key, ProcessingContext context, EventSink sink) {
    var decision = KeyDecisions.decide(key, command(message.payload()), clock.instant());
    if (decision instanceof Decision.Accepted(var events)) {
      EventAppender.forContext(context, sink, types).append(events);
    }
    return MessageStream.just(new GenericCommandResultMessage(MessageTypes.DECISION, decision));
  }

  static Key evolve(Key key, EventMessage message) {
    return switch (message.payload()) {
      case Folded folded -> folded.key();
      case KeyEvent event -> KeyEvolution.evolve(key, event);
      // Only these are sourced and appended; the type of a payload is Object.
      case null, default -> throw new IllegalStateException("not a key event: " + message);
    };
  }

  private static KeyCommand command(@Nullable Object payload) {
    return (KeyCommand) Objects.requireNonNull(payload, "a command without payload");
  }
}
