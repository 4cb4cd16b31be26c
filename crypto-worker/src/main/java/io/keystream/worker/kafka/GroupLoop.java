package io.keystream.worker.kafka;

import io.keystream.follow.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works as a member of a group until it is closed; joins again after a failure of Kafka, or of what
 * the work needs.
 *
 * <p>It gives up for good when what the work needs stays away, when another process runs under its
 * name, and after a defect; the process is then to be restarted.
 *
 * <p><b>Thread safety:</b> one thread of its own works; any may ask and close.
 */
public final class GroupLoop implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GroupLoop.class);
  private static final int MAX_TRIES = 10;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(60);

  private final KafkaClients clients;
  private final String purpose;
  private final String group;
  private final String topic;
  private final Supplier<GroupWork> works;
  private final Supplier<Optional<String>> hindrance;
  private final WorkerSteps steps;
  private final GroupProgress progress = new GroupProgress();
  private final Backoff backoff = new Backoff();
  private final Thread thread;
  private volatile @Nullable GroupSession session;
  private volatile @Nullable String givenUp;

  private GroupLoop(
      KafkaClients clients,
      String purpose,
      String group,
      String topic,
      Supplier<GroupWork> works,
      Supplier<Optional<String>> hindrance,
      WorkerSteps steps) {
    this.clients = clients;
    this.purpose = purpose;
    this.group = group;
    this.topic = topic;
    this.works = works;
    this.hindrance = hindrance;
    this.steps = steps;
    this.thread = Thread.ofPlatform().daemon().name(purpose).unstarted(this::run);
  }

  /**
   * Starts.
   *
   * @param works fresh for each membership
   * @param hindrance why no work can be done now, asked before the group is joined
   */
  public static GroupLoop start(
      KafkaClients clients,
      String purpose,
      String group,
      String topic,
      Supplier<GroupWork> works,
      Supplier<Optional<String>> hindrance,
      WorkerSteps steps) {
    var loop = new GroupLoop(clients, purpose, group, topic, works, hindrance, steps);
    loop.thread.start();
    return loop;
  }

  /** Why no record would be worked off now. */
  public Optional<String> notReady() {
    var why = givenUp;
    return why != null ? Optional.of(why) : progress.notReady();
  }

  /** Whether only a restart of the process helps. */
  public boolean hasGivenUp() {
    return givenUp != null;
  }

  /** Whose records are worked off here; others have the rest. */
  public Set<Integer> partitions() {
    return progress.partitions();
  }

  public GroupCounts counts() {
    return progress.counts();
  }

  private void run() {
    try {
      var fences = new Fences();
      while (isWorking()) {
        if (!joinOnce() && fences.areTooMany(System.nanoTime())) {
          giveUp("fenced again and again: another process runs as this node");
        }
      }
    } catch (RuntimeException e) {
      // The edge of the thread: without this a defect would look like silence.
      log.atError().addKeyValue("purpose", purpose).setCause(e).log("ended by a defect");
      giveUp("ended by a defect: " + e);
    }
  }

  private boolean isWorking() {
    return !backoff.isEnded() && givenUp == null;
  }

  /** False if it was fenced. */
  private boolean joinOnce() {
    try {
      awaitNoHindrance();
      if (isWorking()) {
        serve();
      }
    } catch (CommitFailure _) {
      return false;
    } catch (KafkaException e) {
      log.atError().addKeyValue("purpose", purpose).setCause(e).log("left the group");
      progress.trouble(String.valueOf(e.getMessage()));
      backoff.pause();
    }
    return true;
  }

  private void serve() {
    var work = works.get();
    var consumer = clients.member(group);
    var opened =
        new GroupSession(
            consumer,
            () -> ProducerRing.open(clients, purpose, steps, consumer::wakeup),
            work,
            progress);
    try (opened) {
      session = opened;
      opened.serve(topic, backoff);
    } finally {
      session = null;
    }
  }

  private void awaitNoHindrance() {
    var why = hindrance.get();
    for (var tries = 1; why.isPresent() && isWorking(); tries++) {
      progress.trouble(why.get());
      if (tries >= MAX_TRIES) {
        giveUp(why.get());
      } else {
        backoff.pause();
        why = hindrance.get();
      }
    }
  }

  private void giveUp(String why) {
    log.atError().addKeyValue("purpose", purpose).addKeyValue("reason", why).log("gave up");
    givenUp = why;
  }

  /** Commits what was worked off and leaves the group. */
  @Override
  public void close() {
    backoff.end();
    var open = session;
    if (open != null) {
      open.wakeUp();
    }
    try {
      thread.join(CLOSE_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
