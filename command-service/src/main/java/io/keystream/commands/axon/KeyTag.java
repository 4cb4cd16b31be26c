package io.keystream.commands.axon;

import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/** The one tag that events carry and are sourced by: the name of their key. */
final class KeyTag {

  private static final String NAME = "key";

  private KeyTag() {}

  static EventCriteria criteria(KeyName key) {
    return EventCriteria.havingTags(of(key));
  }

  static Set<Tag> of(EventMessage message) {
    return switch (message.payload()) {
      case KeyEvent event -> Set.of(of(event.key()));
      // Only key events are appended; the type of a payload is Object.
      case null, default -> throw new IllegalStateException("not a key event: " + message);
    };
  }

  /**
   * The keys that criteria ask for.
   *
   * @throws UnsupportedOperationException for criteria that are not about whole keys
   */
  static Set<KeyName> keys(EventCriteria criteria) {
    if (!criteria.hasCriteria()) {
      throw unsupported(criteria);
    }
    return criteria.flatten().stream().map(KeyTag::key).collect(Collectors.toUnmodifiableSet());
  }

  private static KeyName key(EventCriterion criterion) {
    if (!criterion.types().isEmpty() || criterion.tags().size() != 1) {
      throw unsupported(criterion);
    }
    var tag = criterion.tags().iterator().next();
    if (!tag.key().equals(NAME)) {
      throw unsupported(criterion);
    }
    return new KeyName(tag.value());
  }

  private static Tag of(KeyName key) {
    return Tag.of(NAME, key.path());
  }

  private static UnsupportedOperationException unsupported(EventCriteria criteria) {
    return new UnsupportedOperationException("events are sourced by whole keys, not " + criteria);
  }
}
