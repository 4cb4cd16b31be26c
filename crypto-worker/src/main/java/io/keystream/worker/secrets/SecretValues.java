package io.keystream.worker.secrets;

import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.ValueReference;
import io.keystream.domain.secret.Version;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.wire.SecretValueRecord;
import io.keystream.worker.requests.NotCarriedOut;
import io.keystream.worker.requests.UseThreads;
import io.keystream.worker.token.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/**
 * The values of all secrets: sealed before they are written, opened for versions that events name.
 *
 * <p><b>Thread safety:</b> safe; whoever asks waits on its own thread, which may be a virtual one.
 */
public final class SecretValues implements AutoCloseable {

  /** Of a value as JSON. */
  public static final int MAX_BYTES = 512 * 1024;

  private final SecretEvents events;
  private final StoredValues values;
  private final ValueSealing sealing;
  private final ValueLog written;
  private final ValueKeeping keeping;
  private final UseThreads threads;

  private SecretValues(
      SecretEvents events,
      StoredValues values,
      ValueSealing sealing,
      ValueLog written,
      ValueKeeping keeping,
      UseThreads threads) {
    this.events = events;
    this.values = values;
    this.sealing = sealing;
    this.written = written;
    this.keeping = keeping;
    this.threads = threads;
  }

  /**
   * Ready to seal and open.
   *
   * @param producer closed in the end
   * @param threads that calls of the HSM are made on
   * @param keeps whether this worker takes away what is no version's value and wraps again
   * @param catchUp returns when every event is known that was written before
   */
  public static SecretValues start(
      SecretEvents events,
      StoredValues values,
      ValueSealing sealing,
      Producer<String, byte[]> producer,
      UseThreads threads,
      BooleanSupplier keeps,
      Runnable catchUp) {
    var written = new ValueLog(producer);
    return new SecretValues(
        events,
        values,
        sealing,
        written,
        ValueKeeping.start(events, values, sealing, written, keeps, catchUp),
        threads);
  }

  /**
   * How far the key's rotation has come.
   *
   * @param active the version that wraps what is written now, 0 for none
   * @param values by the version that wraps them, without those that are given up
   */
  public record Wrapping(int active, SortedMap<Integer, Integer> values) {}

  public Wrapping wrapping() {
    return new Wrapping(
        sealing.activeVersion(),
        values.byKeyVersion(stored -> !events.isGivenUp(stored.recordKey())));
  }

  /** A value that is on the log, and that no event names yet. */
  public record Written(ValueReference reference, SecretValueRecord record) {}

  /**
   * Seals a value and writes it.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @throws ValueUnavailable if it is not sealed
   * @throws NotCarriedOut if the HSM took too long
   */
  public Written write(SecretPath path, byte[] value, long giveUpAt) {
    var id = UUID.randomUUID();
    var record = inTurn(() -> sealing.seal(path, id, value), _ -> {}, giveUpAt);
    written.put(record);
    return new Written(new ValueReference(id, sha256(record)), record);
  }

  /** No event will name it. */
  public void discard(Written value) {
    written.remove(value.record());
  }

  /**
   * The value of a version; the caller wipes it.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @throws ValueUnavailable if there is none that the version's event names, or it does not open
   * @throws NotCarriedOut if the HSM took too long
   */
  public byte[] read(SecretPath path, Version.Kept version, long giveUpAt) {
    var record = values.of(path, version.value().id());
    if (record == null || !sha256(record).equals(version.value().sha256())) {
      throw new ValueUnavailable(
          "the ciphertext of '%s' %s is not on the log".formatted(path, version.number()));
    }
    return inTurn(() -> sealing.open(record), late -> Arrays.fill(late, (byte) 0), giveUpAt);
  }

  private <T> T inTurn(Supplier<T> work, Consumer<T> abandon, long giveUpAt) {
    return threads.each(List.of(work), Supplier::get, abandon, giveUpAt).getFirst();
  }

  private static String sha256(SecretValueRecord record) {
    return HexFormat.of().formatHex(Sha256.of(FieldBytes.reveal(record.getCiphertext())));
  }

  @Override
  public void close() {
    keeping.close();
    written.close();
  }
}
