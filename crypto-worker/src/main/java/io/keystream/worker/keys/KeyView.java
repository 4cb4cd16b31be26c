package io.keystream.worker.keys;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.UseDecision;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Topics;
import io.keystream.worker.kafka.CurrentView;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.TopicFollower;
import io.keystream.worker.token.MaterialId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Every key in its present state, folded from the key events.
 *
 * <p>A corrupt event, or one that is out of sequence, stops the view; the worker then answers
 * nothing.
 *
 * <p><b>Thread safety:</b> any thread may ask; one applies.
 */
public final class KeyView implements AutoCloseable {

  private final Map<KeyName, Folded> keys = new ConcurrentHashMap<>();
  private final TopicFollower follower;
  private volatile Consumer<MaterialId> onUnusable = _ -> {};

  public KeyView(KafkaClients clients) {
    this.follower = new TopicFollower(clients, Topics.KEY_EVENTS.name(), this::apply);
  }

  /**
   * Starts to follow.
   *
   * @param told of each version that an event left without any use
   */
  public void start(Consumer<MaterialId> told) {
    onUnusable = told;
    follower.start();
  }

  public Key key(KeyName name) {
    var folded = keys.get(name);
    return folded == null ? new Key.Absent(name) : folded.key();
  }

  /** Whether any use of the version's material is allowed. */
  public boolean isUsable(MaterialId id) {
    return isUsable(key(id.key()), id.version());
  }

  public int size() {
    return keys.size();
  }

  /** To decide on everything written until then; for a thread of its own. */
  public CurrentView current(String purpose) {
    return follower.current(purpose);
  }

  public TopicFollower follower() {
    return follower;
  }

  /** Why it stopped. */
  public Optional<String> stopped() {
    return follower.stopped();
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    var written = Topics.KEY_EVENTS.codec().decode(record.value());
    var event = KeyEventMapping.toEvent(written);
    var before = keys.getOrDefault(event.key(), new Folded(new Key.Absent(event.key()), 0));
    if (written.getSequence() != before.sequence() + 1) {
      throw new IllegalStateException(
          "event %d of key '%s' follows event %d"
              .formatted(written.getSequence(), event.key(), before.sequence()));
    }
    var after = KeyEvolution.evolve(before.key(), event);
    keys.put(event.key(), new Folded(after, written.getSequence()));
    tellUnusable(before.key(), after);
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
    follower.close();
  }

  private record Folded(Key key, long sequence) {}
}
