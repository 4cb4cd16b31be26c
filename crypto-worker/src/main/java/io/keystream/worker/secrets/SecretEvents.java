package io.keystream.worker.secrets;

import io.keystream.directory.FollowedSecret;
import io.keystream.directory.Moment;
import io.keystream.directory.SecretView;
import io.keystream.directory.VerifiedSecretEvents;
import io.keystream.domain.secret.Secret;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.StoreConfiguration;
import io.keystream.domain.secret.Version;
import io.keystream.follow.Callers;
import io.keystream.follow.FollowClients;
import io.keystream.follow.JudgedTopic;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every secret in its present state, folded from the events that prove themselves, and which values
 * are given up for ever.
 *
 * <p>What proves nothing is ignored and told. Where events are missing the view stops.
 *
 * <p><b>Thread safety:</b> any thread may ask; one applies.
 */
public final class SecretEvents implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SecretEvents.class);

  private final SecretView view = new SecretView();
  private final Set<String> named = new HashSet<>();
  private final Set<String> givenUp = new HashSet<>();
  private final Map<UUID, AwaitedVersion> awaited = new HashMap<>();
  private final Map<Integer, VerifiedSecretEvents> partitions = new HashMap<>();
  private final Callers callers;
  private final JudgedTopic topic;

  /** Believes what those have signed who are enrolled, or were. */
  public SecretEvents(FollowClients clients, Callers callers) {
    this.callers = callers;
    this.topic =
        new JudgedTopic(
            clients, callers, Topics.SECRET_EVENTS.name(), "secret-events", this::judge);
  }

  public void start() {
    topic.start();
  }

  public synchronized Secret of(SecretPath path) {
    return view.of(path);
  }

  public synchronized StoreConfiguration store() {
    return view.store();
  }

  /**
   * What lies in a folder.
   *
   * @param folder with a slash at its end; empty for all
   */
  public synchronized SortedSet<String> list(String folder) {
    return view.list(folder);
  }

  /**
   * The version that an event will say has this value; to be asked for before the command is sent.
   */
  public synchronized AwaitedVersion awaited(UUID value) {
    var version = new AwaitedVersion(() -> forget(value));
    awaited.put(value, version);
    return version;
  }

  private synchronized void forget(UUID value) {
    awaited.remove(value);
  }

  /** Whether an event says that nobody reads the value with this record key ever again. */
  synchronized boolean isGivenUp(String recordKey) {
    return givenUp.contains(recordKey);
  }

  /** Whether no event has ever said that the value with this record key is that of a version. */
  synchronized boolean isUnnamed(String recordKey) {
    return !named.contains(recordKey) && !givenUp.contains(recordKey);
  }

  public TopicFollower follower() {
    return topic.follower();
  }

  /** Why it stopped. */
  public Optional<String> stopped() {
    return topic.stopped();
  }

  /** On the follower's thread, which alone changes the view. */
  private void judge(ConsumerRecord<String, byte[]> record) {
    switch (events(record.partition()).follow(record.value(), view::sequence)) {
      case FollowedSecret.Proven(_, _, var event) -> apply(event);
      case FollowedSecret.Known _ -> {}
      case FollowedSecret.Ignored(var why) ->
          JudgedTopic.tellIgnored(log, "a secret event", record, why);
    }
  }

  private synchronized void apply(SecretEvent event) {
    if (event instanceof SecretEvent.AboutSecret about) {
      var lost = values(view.of(about.path()));
      view.apply(event);
      var kept = values(view.of(about.path()));
      lost.removeAll(kept);
      named.removeAll(lost);
      named.addAll(kept);
      givenUp.addAll(lost);
      if (about instanceof SecretEvent.Written written) {
        tell(written);
      }
    } else {
      view.apply(event);
    }
  }

  private void tell(SecretEvent.Written written) {
    var version = awaited.get(written.value().id());
    if (version != null && view.of(written.path()) instanceof Secret.Present secret) {
      version.complete(
          new AwaitedVersion.AsWritten(
              secret, Objects.requireNonNull(secret.versions().get(written.version()))));
    }
  }

  private static Set<String> values(Secret secret) {
    var keys = new HashSet<String>();
    if (secret instanceof Secret.Present present) {
      for (var version : present.versions().values()) {
        if (version instanceof Version.Kept kept) {
          keys.add(StoredValues.recordKey(secret.path(), kept.value().id()));
        }
      }
    }
    return keys;
  }

  private VerifiedSecretEvents events(int partition) {
    return partitions.computeIfAbsent(
        partition, _ -> new VerifiedSecretEvents(callers.verified(), partition, Moment.NONE));
  }

  @Override
  public void close() {
    topic.close();
  }
}
