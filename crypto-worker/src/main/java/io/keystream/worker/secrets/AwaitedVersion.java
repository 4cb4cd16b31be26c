package io.keystream.worker.secrets;

import io.keystream.domain.secret.Secret;
import io.keystream.domain.secret.Version;
import io.keystream.follow.NotCurrent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A version that somebody is having written, as it was when its event came: others may have given
 * it up before anybody looks.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class AwaitedVersion implements AutoCloseable {

  private final CompletableFuture<AsWritten> written = new CompletableFuture<>();
  private final Runnable forget;

  /** A version, and its secret at that moment. */
  public record AsWritten(Secret.Present secret, Version version) {}

  /** Nobody completes it once it is forgotten. */
  AwaitedVersion(Runnable forget) {
    this.forget = forget;
  }

  void complete(AsWritten version) {
    written.complete(version);
  }

  /**
   * Returns once its event is applied.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @throws NotCurrent if that is not by then
   */
  public AsWritten await(long giveUpAt) {
    try {
      return written.get(Math.max(0, giveUpAt - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new NotCurrent("the event of the version was not seen in time");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotCurrent("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes it with a failure", e);
    }
  }

  @Override
  public void close() {
    forget.run();
  }
}
