package io.keystream.worker.domainkeys;

import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key of the domain that keys from outside are wrapped to. It is made when somebody first asks
 * for it, by the one worker that keeps house; the others find it in the token.
 *
 * <p><b>Thread safety:</b> any thread may ask; one of its own calls the HSM, which takes seconds
 * for an RSA-4096 pair.
 */
public final class WrappingKey implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WrappingKey.class);

  private final Token token;
  private final DomainMaterialId id;
  private final BooleanSupplier keeps;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("wrapping key").factory());

  private @Nullable Future<Optional<Bytes>> look;

  /**
   * Looks for nothing yet.
   *
   * @param keeps whether this worker is the one to make it
   */
  public WrappingKey(Token token, DomainMaterialId id, BooleanSupplier keeps) {
    this.token = token;
    this.id = id;
    this.keeps = keeps;
  }

  /** The name that the wrapping key of a domain has. */
  public static DomainMaterialId id(String domain) {
    return new DomainMaterialId(domain, DomainMaterialId.Purpose.IMPORT, 1);
  }

  /** As the token knows it. */
  public String label() {
    return id.label();
  }

  /**
   * SubjectPublicKeyInfo; empty while it is being made, or another worker has to make it, or the
   * token does not answer.
   */
  public Optional<Bytes> publicHalf(Duration limit) {
    try {
      return looking().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TokenFailure failure) {
        log.atWarn().setMessage("no wrapping key").setCause(failure).log();
        return Optional.empty();
      }
      throw new IllegalStateException("the wrapping key met a defect", e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Whoever comes while one looks shares what it finds; what was found stays. */
  private synchronized Future<Optional<Bytes>> looking() {
    var known = look;
    if (known == null || hasFoundNothing(known)) {
      known = thread.submit(this::find);
      look = known;
    }
    return known;
  }

  private static boolean hasFoundNothing(Future<Optional<Bytes>> look) {
    return switch (look.state()) {
      case RUNNING -> false;
      case SUCCESS -> look.resultNow().isEmpty();
      case FAILED, CANCELLED -> true;
    };
  }

  private Optional<Bytes> find() {
    var found = token.imports().publicHalf(id);
    return found.isEmpty() && keeps.getAsBoolean() ? Optional.of(token.imports().make(id)) : found;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
