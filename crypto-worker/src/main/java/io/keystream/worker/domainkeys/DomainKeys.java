package io.keystream.worker.domainkeys;

import io.keystream.domain.access.Fingerprint;
import io.keystream.follow.CurrentView;
import io.keystream.follow.NotCurrent;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.DomainManifestRecord;
import io.keystream.sealing.Platform;
import io.keystream.sealing.Suite;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the domain's keys: makes them in the HSM ahead of time, publishes their public halves in a
 * signed manifest, destroys those whose day is long over.
 *
 * <p>One worker of the domain does it at a time, the one that has the turn; the others follow.
 *
 * <p>Thread safety: a thread of its own works; any may ask and close.
 */
public final class DomainKeys implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DomainKeys.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration SEND_LIMIT = Duration.ofSeconds(20);

  /** A platform that stood still for longer destroys what is older by hand. */
  private static final int DAYS_LOOKED_BACK = 40;

  private final DomainKeyring keyring;
  private final String domain;
  private final ManifestPlan plan;
  private final ManifestLog manifests;
  private final PublishedKeys published;
  private final TopicFollower follower;
  private final CurrentView current;
  private final Producer<String, byte[]> producer;
  private final InstantSource clock;
  private final BooleanSupplier turn;
  private final Fingerprint authority;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;
  private int destroyedUpTo = -1;
  private volatile @Nullable String trouble = "the manifest has not been read yet";

  private DomainKeys(
      KafkaClients clients,
      Platform platform,
      String domain,
      Suite suite,
      Token token,
      InstantSource clock,
      BooleanSupplier turn) {
    this.keyring = new DomainKeyring(token, domain);
    this.domain = domain;
    this.plan = new ManifestPlan(platform, domain, suite);
    var key = keyring.authority();
    this.authority = key.fingerprint();
    this.manifests = new ManifestLog(domain, key);
    this.published = new PublishedKeys(keyring, manifests);
    this.follower = new TopicFollower(clients, Topics.DOMAIN_KEYS.name(), manifests::apply);
    this.current = follower.current("manifests");
    this.producer = clients.plain("manifests");
    this.clock = clock;
    this.turn = turn;
    this.thread = Thread.ofPlatform().daemon().name("domain keys").unstarted(this::run);
  }

  /**
   * Starts to keep them.
   *
   * @param suite of the keys that are made from now on
   * @param turn whether this worker is the one to make and destroy keys
   * @throws TokenFailure if the HSM does not make the authority's key, or find it
   */
  public static DomainKeys start(
      KafkaClients clients,
      Platform platform,
      String domain,
      Suite suite,
      Token token,
      InstantSource clock,
      BooleanSupplier turn) {
    var keys = new DomainKeys(clients, platform, domain, suite, token, clock, turn);
    keys.follower.start();
    keys.thread.start();
    return keys;
  }

  /** What callers pin: the fingerprint of the public key that signs the manifests. */
  public Fingerprint authority() {
    return authority;
  }

  /** What sessions are derived with. */
  public PublishedKeys published() {
    return published;
  }

  /** Why callers may find no key to open a session to. */
  public Optional<String> notReady() {
    return Optional.ofNullable(trouble);
  }

  private void run() {
    try {
      do {
        trouble = tend();
      } while (!ending.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what is due; says what hinders it. */
  private @Nullable String tend() throws InterruptedException {
    var now = clock.instant();
    try {
      current.await();
      if (turn.getAsBoolean() && plan.isDue(manifests.newest(), now)) {
        publish(now);
        destroyOver(now);
      }
      return isUsable(now) ? null : "no valid manifest is published yet";
    } catch (NotCurrent | TokenFailure | KafkaException | ExecutionException | TimeoutException e) {
      log.atWarn().setMessage("domain keys are not kept").setCause(e).log();
      return String.valueOf(e.getMessage());
    }
  }

  private void publish(Instant now)
      throws InterruptedException, ExecutionException, TimeoutException {
    var newest = manifests.newest();
    var epochs =
        EpochCalendar.needed(now).stream()
            .map(span -> keyring.make(span, plan.suite(newest, span.epoch())))
            .toList();
    var manifest = plan.next(newest, epochs, now).encode();
    var record =
        new DomainManifestRecord(
            ByteBuffer.wrap(manifest),
            ByteBuffer.wrap(keyring.authority().der()),
            ByteBuffer.wrap(keyring.sign(manifest)));
    var value = Topics.DOMAIN_KEYS.codec().encode(record);
    producer
        .send(new ProducerRecord<>(Topics.DOMAIN_KEYS.name(), domain, value))
        .get(SEND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** After the manifest without them is out; a repeated destroy does nothing. */
  private void destroyOver(Instant now) {
    for (var span : EpochCalendar.over(now, DAYS_LOOKED_BACK)) {
      if (span.epoch() > destroyedUpTo) {
        keyring.destroy(span.epoch());
        destroyedUpTo = span.epoch();
      }
    }
  }

  private boolean isUsable(Instant now) {
    return manifests
        .newest()
        .filter(manifest -> now.isBefore(manifest.expiresAt()))
        .flatMap(manifest -> manifest.current(now))
        .isPresent();
  }

  @Override
  public void close() {
    ending.countDown();
    try {
      thread.join(SEND_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    follower.close();
    current.close();
    producer.close(Duration.ZERO);
    published.close();
  }
}
