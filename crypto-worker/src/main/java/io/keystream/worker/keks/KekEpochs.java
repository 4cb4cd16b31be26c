package io.keystream.worker.keks;

import io.keystream.domain.key.KekLabel;
import io.keystream.edge.Durably;
import io.keystream.edge.NotRecorded;
import io.keystream.edge.OwnDeeds;
import io.keystream.follow.CurrentView;
import io.keystream.follow.NotCurrent;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KekEpochRecord;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.keys.MaterialView;
import io.keystream.worker.token.KeyEncryptionKeys;
import io.keystream.worker.token.TokenFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has key-encryption keys follow one another: makes the next when material was destroyed under the
 * current one, or somebody wishes for it, and destroys those that wrap nothing any more. What was
 * destroyed is worthless from then on, whoever has a copy of it; what lives was wrapped again by
 * the workers that own it.
 *
 * <p>One worker of the domain does it at a time.
 *
 * <p><b>Thread safety:</b> a thread of its own works; any may ask and close.
 */
public final class KekEpochs implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KekEpochs.class);

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final String domain;
  private final KeyEncryptionKeys keks;
  private final KeyView keys;
  private final MaterialView materials;
  private final KekEpochLog epochs;
  private final CurrentView current;
  private final Producer<String, byte[]> producer;
  private final OwnDeeds deeds;
  private final KekTerms terms;
  private final InstantSource clock;
  private final BooleanSupplier turn;
  private final Map<KekLabel, Long> emptySince = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("key-encryption keys").factory());

  private KekEpochs(
      KafkaClients clients,
      KeyEncryptionKeys keks,
      KeyView keys,
      MaterialView materials,
      OwnDeeds deeds,
      KekTerms terms,
      InstantSource clock,
      BooleanSupplier turn) {
    this.domain = keks.current().domain();
    this.keks = keks;
    this.keys = keys;
    this.materials = materials;
    this.epochs = new KekEpochLog(clients, domain);
    this.current =
        CurrentView.of(
            clients, "keks", List.of(epochs.follower(), keys.follower(), materials.follower()));
    this.producer = clients.plain("keks");
    this.deeds = deeds;
    this.terms = terms;
    this.clock = clock;
    this.turn = turn;
  }

  /**
   * Begins.
   *
   * @param deeds closed in the end
   * @param turn whether this worker is the one to make and destroy KEKs
   * @throws TokenFailure if the HSM does not say which KEK is current
   */
  public static KekEpochs start(
      KafkaClients clients,
      KeyEncryptionKeys keks,
      KeyView keys,
      MaterialView materials,
      OwnDeeds deeds,
      KekTerms terms,
      InstantSource clock,
      BooleanSupplier turn) {
    var started = new KekEpochs(clients, keks, keys, materials, deeds, terms, clock, turn);
    started.epochs.start();
    var _ =
        started.thread.scheduleWithFixedDelay(
            started::round, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    return started;
  }

  /**
   * A key-encryption key of the domain.
   *
   * @param wraps how much material, as far as this worker has read
   * @param destroyedAt null while it is there
   */
  public record Term(
      int number, String label, Instant since, int wraps, @Nullable Instant destroyedAt) {}

  /** All of them in their order; empty before the first is announced. */
  public Optional<List<Term>> status() {
    var wrapped = materials.byKek();
    var terms =
        epochs.all().entrySet().stream()
            .map(known ->
                new Term(
                    known.getKey().epoch(),
                    known.getKey().text(),
                    known.getValue().getAt(),
                    wrapped.getOrDefault(known.getKey(), 0),
                    known.getValue().getDestroyedAt()))
            .toList();
    return terms.isEmpty() ? Optional.empty() : Optional.of(terms);
  }

  /**
   * Has the worker that has the turn make the next one.
   *
   * @throws NotRecorded if Kafka does not take the wish
   */
  public void wishForNext(Instant now) {
    write(KekEpochLog.wish(domain, now.truncatedTo(ChronoUnit.MILLIS)));
  }

  /** On its one thread. */
  private void round() {
    try {
      if (turn.getAsBoolean()) {
        current.await();
        tend(clock.instant().truncatedTo(ChronoUnit.MILLIS));
      } else {
        emptySince.clear();
      }
    } catch (NotCurrent | NotRecorded | TokenFailure | KafkaException e) {
      log.atWarn().setMessage("key-encryption keys wait for the next round").setCause(e).log();
    } catch (RuntimeException e) {
      // A defect that one round meets must not end all of them without a word.
      log.atError().setMessage("a round over key-encryption keys met a defect").setCause(e).log();
    }
  }

  private void tend(Instant now) {
    var newest = keks.current();
    var known = epochs.of(newest);
    if (known.isEmpty()) {
      // The first of all, or whoever made it did not come to say so.
      write(new KekEpochRecord(newest.text(), now, null));
    } else if (terms.isNextDue(known.get().getAt(), epochs.wishedAt(), keys.lastDestroyed(), now)) {
      makeNext(newest, now);
    } else {
      keks.all().stream().filter(newest::follows).forEach(former -> retire(former, now));
    }
  }

  private void makeNext(KekLabel newest, Instant now) {
    deeds.record(
        "MakeKek",
        newest.next().text(),
        "It wraps from now on, also what earlier ones have wrapped.",
        now);
    var made = keks.advance();
    write(new KekEpochRecord(made.text(), now, null));
    log.atInfo().addKeyValue("kek", made).log("key-encryption key made");
  }

  /** Whatever is destroyed here is gone: it must have wrapped nothing for a while. */
  private void retire(KekLabel former, Instant now) {
    if (materials.byKek().containsKey(former)) {
      emptySince.remove(former);
      return;
    }
    var since = emptySince.computeIfAbsent(former, _ -> System.nanoTime());
    if (System.nanoTime() - since >= terms.grace().toNanos() && isAllThere()) {
      deeds.record("DestroyKek", former.text(), "It wraps nothing that lives.", now);
      keks.destroy(former);
      var madeAt = epochs.of(former).map(KekEpochRecord::getAt).orElse(Instant.EPOCH);
      write(new KekEpochRecord(former.text(), madeAt, now));
      emptySince.remove(former);
      log.atInfo().addKeyValue("kek", former).log("key-encryption key destroyed");
    }
  }

  /** A log that has lost material may get it back from a copy, under an earlier KEK. */
  private boolean isAllThere() {
    var missing = keys.wrapped().filter(id -> !materials.has(id)).findFirst();
    missing.ifPresent(id ->
        log.atError()
            .addKeyValue("material", id)
            .log("material is missing from the log: no key-encryption key is destroyed"));
    return missing.isEmpty();
  }

  private void write(KekEpochRecord record) {
    Durably.write(
        producer,
        new ProducerRecord<>(
            Topics.KEK_EPOCHS.name(), record.getLabel(), Topics.KEK_EPOCHS.codec().encode(record)),
        LIMIT);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      var _ = thread.awaitTermination(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    epochs.close();
    current.close();
    producer.close(Duration.ZERO);
    deeds.close();
  }
}
