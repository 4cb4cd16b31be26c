package io.keystream.jwt;

import io.keystream.domain.access.JwtIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The keys that issuers publish, as they were a short while ago.
 *
 * <p><b>Laws.</b> Nobody waits for longer than {@link JwksServer#LIMIT}, and only who needs a key
 * that is not here. {@value #MOST_AT_A_TIME} issuers are asked at a time, {@value #MOST_WAIT} wait
 * for one, the others are refused at once. An issuer is asked by one at a time, and after a failure
 * or for an unknown key once in {@link #BETWEEN}. What was fetched counts for {@link #COUNTS_FOR}
 * and is fetched again after {@link #FRESH_FOR}, so a key that the issuer takes back is gone after
 * the former.
 *
 * <p><b>Thread safety:</b> safe; this class owns the lock.
 */
public final class FetchedKeys implements AutoCloseable {

  static final int MOST_ISSUERS = 256;
  static final int MOST_AT_A_TIME = 16;
  static final int MOST_WAIT = 8;
  static final Duration FRESH_FOR = Duration.ofMinutes(5);
  static final Duration COUNTS_FOR = Duration.ofMinutes(15);
  static final Duration BETWEEN = Duration.ofSeconds(30);

  private final JwksServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore fetching = new Semaphore(MOST_AT_A_TIME);
  private final Map<JwtIssuer.At, Known> known = new LeastRecentlyAsked();

  public FetchedKeys(JwksServer server) {
    this.server = server;
  }

  /** Forgets whom nobody has asked for the longest. */
  private static final class LeastRecentlyAsked extends LinkedHashMap<JwtIssuer.At, Known> {

    private static final long serialVersionUID = 1L;

    LeastRecentlyAsked() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<JwtIssuer.At, Known> eldest) {
      return size() > MOST_ISSUERS;
    }
  }

  /** What is known of one issuer; guarded by this object's lock. */
  private static final class Known {
    private final Semaphore waiting = new Semaphore(MOST_WAIT);
    private @Nullable Jwks keys;
    private Instant fetchedAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private @Nullable CompletableFuture<Jwks> running;

    /** Null where there are none that count. */
    private @Nullable Jwks counting(Instant now) {
      return isWithin(COUNTS_FOR, now) ? keys : null;
    }

    private boolean isWithin(Duration time, Instant now) {
      return keys != null && !now.isBefore(fetchedAt) && now.isBefore(fetchedAt.plus(time));
    }
  }

  /**
   * The keys of an issuer.
   *
   * @param id of the key that is needed; null for any
   * @throws JwksUnavailable if they are not here in time
   */
  Jwks of(JwtIssuer.At at, @Nullable String id, Instant now) {
    Known its;
    CompletableFuture<Jwks> running;
    synchronized (this) {
      its = known.computeIfAbsent(at, _ -> new Known());
      var keys = its.counting(now);
      var isHere = keys != null && keys.knows(id);
      if (!isHere || !its.isWithin(FRESH_FOR, now)) {
        start(at, its, now);
      }
      if (keys != null && (isHere || its.running == null)) {
        return keys;
      }
      if (its.running == null) {
        throw new JwksUnavailable("they could not be fetched a moment ago, or too many are");
      }
      running = its.running;
    }
    return await(running, its.waiting);
  }

  /** Nothing where it runs already, was tried a moment ago, or too much runs. */
  private synchronized void start(JwtIssuer.At at, Known its, Instant now) {
    if (its.running != null || now.isBefore(its.notBefore) || !fetching.tryAcquire()) {
      return;
    }
    var isFirst = its.keys == null;
    its.notBefore = now.plus(BETWEEN);
    its.running =
        CompletableFuture.supplyAsync(() -> Jwks.parse(server.fetch(at)), threads)
            .whenCompleteAsync((keys, _) -> took(its, keys, isFirst, now), threads);
  }

  /** Null where it failed. */
  private synchronized void took(Known its, @Nullable Jwks keys, boolean isFirst, Instant now) {
    fetching.release();
    its.running = null;
    if (keys != null) {
      its.keys = keys;
      its.fetchedAt = now;
      // The issuer may begin to sign with another key at any moment, so one more try is free.
      its.notBefore = isFirst ? Instant.MIN : its.notBefore;
    }
  }

  private static Jwks await(CompletableFuture<Jwks> running, Semaphore waiting) {
    if (!waiting.tryAcquire()) {
      throw new JwksUnavailable("too many wait for them");
    }
    try {
      return running.get(JwksServer.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case JwksUnavailable unavailable -> unavailable;
        case IllegalArgumentException unusable ->
            new JwksUnavailable(String.valueOf(unusable.getMessage()));
        case null, default -> new IllegalStateException("fetching keys failed", e);
      };
    } catch (TimeoutException _) {
      throw new JwksUnavailable("they did not come in time");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new JwksUnavailable("the service ends");
    } finally {
      waiting.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
