package io.keystream.http;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many requests be answered at a time; the others wait with their bodies unread. The
 * server's own limit walks the queue with each that comes, which holds up all when it is long.
 */
final class Turns implements Filter {

  private static final Answer NO_TURN =
      Answer.error(
          Answer.UNAVAILABLE, List.of("more is asked at a time than is answered; ask again"));

  private final Semaphore free;
  private final long waitMillis;
  private final Unread unread;

  Turns(HttpLimits limits, Unread unread) {
    this.free = new Semaphore(limits.concurrentRequests());
    this.waitMillis = limits.turn().toMillis();
    this.unread = unread;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!take()) {
      Edge.send(response, () -> unlucky(request));
      return;
    }
    try {
      chain.proceed();
    } finally {
      free.release();
    }
  }

  /** Told so whoever asks: nobody comes too late because he may not come. */
  private Answer unlucky(RoutingRequest request) {
    var _ = unread.answer(request, NO_TURN);
    return NO_TURN;
  }

  private boolean take() {
    try {
      return free.tryAcquire(waitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
