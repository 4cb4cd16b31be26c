package io.keystream.commands.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that stays in the group of command-services: whatever fails, it leaves, waits a moment
 * and joins again.
 *
 * <p><b>Thread safety:</b> {@link #state} and {@link #close} may be called from any thread.
 */
public final class GroupMember implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupMember.class);
  private static final Duration LEAST_PAUSE = Duration.ofMillis(100);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(5);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(40);

  private final ShardKit kit;
  private final List<Kind> kinds;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile MemberState state = new MemberState.Away("is starting");
  private volatile @Nullable Session session;

  /** A member that works on partitions of these kinds. */
  public GroupMember(String name, ShardKit kit, List<Kind> kinds) {
    this.kit = kit;
    this.kinds = List.copyOf(kinds);
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  public MemberState state() {
    return thread.isAlive() ? state : new MemberState.Away("its thread has ended");
  }

  /** Leaves the group after the batch in hand. */
  @Override
  public void close() {
    closed.countDown();
    var current = session;
    if (current != null) {
      current.wakeup();
    }
    try {
      if (!thread.join(CLOSE_LIMIT)) {
        LOG.atWarn().addKeyValue("thread", thread.getName()).log("does not end, is left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var pause = LEAST_PAUSE;
    while (isOpen()) {
      try {
        stay();
        pause = LEAST_PAUSE;
      } catch (WakeupException _) {
        // Close asked for it; nobody else does.
      } catch (RuntimeException e) {
        // Crash-only: there is nothing to mend here, the log has everything.
        LOG.atWarn().setCause(e).addKeyValue("thread", thread.getName()).log("joins again");
        state = new MemberState.Away(reason(e));
        pause(pause);
        pause =
            pause.multipliedBy(2).compareTo(MOST_PAUSE) < 0 ? pause.multipliedBy(2) : MOST_PAUSE;
      }
    }
    state = new MemberState.Away("is closed");
  }

  private void stay() {
    try (var joined = new Session(kit, kinds, seen -> state = seen)) {
      session = joined;
      while (isOpen()) {
        joined.serve();
      }
    } finally {
      session = null;
    }
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private void pause(Duration time) {
    try {
      var _ = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String reason(RuntimeException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
