package io.keystream.worker.keys;

import io.keystream.directory.FollowedKey;
import io.keystream.directory.Moment;
import io.keystream.directory.VerifiedKeyEvents;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.UseDecision;
import io.keystream.follow.Callers;
import io.keystream.follow.CurrentView;
import io.keystream.follow.JudgedTopic;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Topics;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.token.MaterialId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every key in its present state, folded from the key events that prove themselves.
 *
 * <p>What proves nothing is ignored and told. Where events are missing the view stops; the worker
 * then answers nothing.
 *
 * <p><b>Thread safety:</b> any thread may ask; one applies.
 */
public final class KeyView implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KeyView.class);

  private final Map<KeyName, Folded> keys = new ConcurrentHashMap<>();
  private final NavigableSet<String> names = new ConcurrentSkipListSet<>();
  private final Map<Integer, VerifiedKeyEvents> partitions = new HashMap<>();
  private final Callers callers;
  private final JudgedTopic topic;
  private volatile Consumer<MaterialId> onUnusable = _ -> {};
  private volatile @Nullable Instant lastDestroyed;

  /** Believes what those have signed who are enrolled, or were. */
  public KeyView(KafkaClients clients, Callers callers) {
    this.callers = callers;
    this.topic =
        new JudgedTopic(clients, callers, Topics.KEY_EVENTS.name(), "key-events", this::apply);
  }

  /**
   * Starts to follow.
   *
   * @param told of each version that an event left without any use
   */
  public void start(Consumer<MaterialId> told) {
    onUnusable = told;
    topic.start();
  }

  public Key key(KeyName name) {
    return folded(name).key();
  }

  /** When its versions were generated, as the events say that tell of it. */
  public Map<KeyVersion, Instant> generatedAt(KeyName name) {
    return folded(name).generatedAt();
  }

  /** Names of keys in the order of their characters, so many behind the one given. */
  public List<String> names(String after, int limit) {
    return names.tailSet(after, false).stream().limit(limit).toList();
  }

  /** Whether any use of the version's material is allowed. */
  public boolean isUsable(MaterialId id) {
    return isUsable(key(id.key()), id.version());
  }

  public int size() {
    return keys.size();
  }

  /** Versions with material that a key-encryption key wraps, by what their events say. */
  public Stream<MaterialId> wrapped() {
    return keys.values().stream()
        .map(Folded::key)
        .flatMap(key -> key instanceof Key.Present present ? wrapped(present) : Stream.of());
  }

  private static Stream<MaterialId> wrapped(Key.Present key) {
    return key.versions().values().stream()
        .filter(version ->
            VersionMaterial.of(version)
                .flatMap(material -> KekLabel.tryParse(material.protectedBy()))
                .isPresent())
        .map(version -> new MaterialId(key.name(), version.number()));
  }

  /** When material was destroyed the last time, as the events say; null if none ever was. */
  public @Nullable Instant lastDestroyed() {
    return lastDestroyed;
  }

  /** To decide on everything written until then; for a thread of its own. */
  public CurrentView current(String purpose) {
    return topic.follower().current(purpose);
  }

  public TopicFollower follower() {
    return topic.follower();
  }

  /** Why it stopped. */
  public Optional<String> stopped() {
    return topic.stopped();
  }

  /** On the follower's thread. */
  private void apply(ConsumerRecord<String, byte[]> record) {
    var events = events(record.partition());
    switch (events.follow(record.value(), name -> folded(name).sequence())) {
      case FollowedKey.Known _ -> {}
      case FollowedKey.Ignored(var why) -> JudgedTopic.tellIgnored(log, "a key event", record, why);
      case FollowedKey.Proven(var proven, _, var event) -> {
        var before = folded(event.key());
        var after = before.and(event, proven.getOccurredAt());
        keys.put(event.key(), after);
        names.add(event.key().path());
        tellUnusable(before.key(), after.key());
        if (event instanceof KeyEvent.Destroyed) {
          lastDestroyed = later(lastDestroyed, proven.getOccurredAt());
        }
      }
    }
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other) ? one : other;
  }

  private Folded folded(KeyName name) {
    return keys.getOrDefault(name, new Folded(new Key.Absent(name), 0, Map.of()));
  }

  private VerifiedKeyEvents events(int partition) {
    return partitions.computeIfAbsent(
        partition, _ -> new VerifiedKeyEvents(callers.verified(), partition, Moment.NONE));
  }

  private void tellUnusable(Key before, Key after) {
    if (before instanceof Key.Present present) {
      for (var version : present.versions().keySet()) {
        if (isUsable(before, version) && !isUsable(after, version)) {
          onUnusable.accept(new MaterialId(after.name(), version));
        }
      }
    }
  }

  private static boolean isUsable(Key key, KeyVersion version) {
    return key instanceof Key.Present present
        && KeyUses.process(key, present.spec().usage(), version) instanceof UseDecision.Permitted;
  }

  @Override
  public void close() {
    topic.close();
  }

  private record Folded(Key key, long sequence, Map<KeyVersion, Instant> generatedAt) {

    Folded and(KeyEvent event, Instant at) {
      return new Folded(
          KeyEvolution.evolve(key, event),
          sequence + 1,
          event instanceof KeyEvent.Generated generated
              ? with(generated.version(), at)
              : generatedAt);
    }

    private Map<KeyVersion, Instant> with(KeyVersion version, Instant at) {
      var all = new HashMap<>(generatedAt);
      all.put(version, at);
      return Map.copyOf(all);
    }
  }
}
