package io.keystream.commands.axon;

import io.keystream.commands.ledger.Folded;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.QualifiedName;

/** The names under which Axon carries commands, events and decisions, worked out once. */
final class MessageTypes implements MessageTypeResolver {

  static final MessageType FOLDED = new MessageType("keystream.key", "Folded", "1");
  static final MessageType DECISION = new MessageType("keystream.key", "Decision", "1");

  private static final Map<Class<?>, MessageType> TYPES =
      Stream.concat(
              types("keystream.key.command", KeyCommand.class),
              types("keystream.key.event", KeyEvent.class))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  @Override
  public Optional<MessageType> resolve(Class<?> payload) {
    if (payload == Folded.class) {
      return Optional.of(FOLDED);
    }
    return Decision.class.isAssignableFrom(payload)
        ? Optional.of(DECISION)
        : Optional.ofNullable(TYPES.get(payload));
  }

  static MessageType of(KeyCommand command) {
    return of(command.getClass());
  }

  static MessageType of(KeyEvent event) {
    return of(event.getClass());
  }

  static Stream<QualifiedName> commands() {
    return Arrays.stream(KeyCommand.class.getPermittedSubclasses())
        .map(command -> of(command).qualifiedName());
  }

  private static MessageType of(Class<?> payload) {
    return Objects.requireNonNull(TYPES.get(payload), () -> "no message type for " + payload);
  }

  private static Stream<Map.Entry<Class<?>, MessageType>> types(String namespace, Class<?> closed) {
    return Arrays.stream(closed.getPermittedSubclasses())
        .map(type -> Map.entry(type, new MessageType(namespace, type.getSimpleName(), "1")));
  }
}
