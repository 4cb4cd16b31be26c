package io.keystream.client;

import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SessionOpeningRecord;
import io.keystream.sealing.CallerSession;
import io.keystream.sealing.SessionOpening;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions as requests need them: the first with the first request, the next before the one
 * before ends.
 *
 * <p>Thread safety: safe. Whoever comes while a session is being opened waits for it.
 */
final class Sessions implements AutoCloseable {

  private final ClientConfiguration configuration;
  private final Producer<String, byte[]> producer;
  private final InstantSource clock;
  private final SecureRandom random;
  private final List<OpenedSession> earlier = new ArrayList<>();
  private @Nullable DomainKeyReader domainKeys;
  private @Nullable OpenedSession current;
  private boolean closed;

  Sessions(
      ClientConfiguration configuration,
      Producer<String, byte[]> producer,
      InstantSource clock,
      SecureRandom random) {
    this.configuration = configuration;
    this.producer = producer;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A session for a request that may wait until its deadline.
   *
   * @throws NoAnswer.Disconnected if none can be opened
   */
  synchronized OpenedSession until(Instant deadline) {
    if (closed) {
      throw new NoAnswer.Disconnected("The client is closed.", null);
    }
    var open = current;
    if (open != null && open.isGoodUntil(deadline)) {
      return open;
    }
    var next = open();
    closeOver();
    if (open != null) {
      earlier.add(open);
    }
    current = next;
    return next;
  }

  private OpenedSession open() {
    var now = clock.instant();
    var key = domainKeys().read(now);
    var left = Duration.between(now, key.until());
    var session =
        CallerSession.open(
            configuration.trust().platform(),
            key.key(),
            configuration.caller().principal().name(),
            configuration.caller().application().name(),
            configuration.credential(),
            now,
            left.compareTo(SessionOpening.MAX_LIFE) < 0 ? left : SessionOpening.MAX_LIFE,
            random);
    return publish(session);
  }

  private DomainKeyReader domainKeys() {
    var known = domainKeys;
    if (known == null) {
      if (configuration.trust().authorities().isEmpty()) {
        throw new NoAnswer.Disconnected(
            "No authority of a worker domain is pinned: nothing can be sealed.", null);
      }
      known = new DomainKeyReader(configuration.bus(), configuration.trust());
      domainKeys = known;
    }
    return known;
  }

  private OpenedSession publish(CallerSession session) {
    var principal = configuration.caller().principal().name();
    try {
      var partitions = producer.partitionsFor(Topics.CRYPTO_REQUESTS.name()).size();
      var partition = Partitioning.partition(principal, partitions);
      var opening =
          new ProducerRecord<>(
              Topics.CRYPTO_SESSIONS.name(),
              partition,
              principal,
              Topics.CRYPTO_SESSIONS
                  .codec()
                  .encode(
                      new SessionOpeningRecord(
                          ByteBuffer.wrap(session.opening().encode()),
                          ByteBuffer.wrap(session.signature()))));
      var kept =
          producer
              .send(opening)
              .get(configuration.bus().timeout().toMillis(), TimeUnit.MILLISECONDS);
      return new OpenedSession(session, opening, partition, kept.offset());
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      session.close();
      throw new NoAnswer.Disconnected("Kafka did not take the opening of a session: " + e, e);
    } catch (InterruptedException e) {
      session.close();
      Thread.currentThread().interrupt();
      throw new NoAnswer.Disconnected("interrupted while a session was opened", e);
    }
  }

  /** Nobody waits for replies of sessions that ended a while ago. */
  private void closeOver() {
    var now = clock.instant();
    earlier.removeIf(session -> {
      var isOver =
          now.isAfter(session.session().opening().notAfter().plus(configuration.bus().timeout()));
      if (isOver) {
        session.close();
      }
      return isOver;
    });
  }

  @Override
  public synchronized void close() {
    closed = true;
    earlier.forEach(OpenedSession::close);
    if (current != null) {
      current.close();
    }
  }
}
