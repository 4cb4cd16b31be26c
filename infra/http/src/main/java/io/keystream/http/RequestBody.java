package io.keystream.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;

/** What a client sends with a request. */
public final class RequestBody {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int CHUNK_BYTES = 16 * 1024;

  private RequestBody() {}

  /**
   * All of it, in an array that the caller may wipe; empty where there is none. How large it may be
   * the server's limits say.
   *
   * @throws BadRequest if it is larger, is in broken chunks, or does not come to its end within 30
   *     seconds
   */
  public static byte[] read(ServerRequest request) {
    return read(request, Integer.MAX_VALUE);
  }

  /**
   * The same of whoever is nobody yet.
   *
   * @throws BadRequest also where it has more bytes than that; no more are read
   */
  public static byte[] read(ServerRequest request, int mostBytes) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try {
      return all(request, mostBytes);
    } catch (RequestException e) {
      throw e.status().code() == Answer.TOO_LARGE
          ? BadRequest.tooLarge(request.listenerContext().config().maxPayloadSize())
          : BadRequest.ofBody("the body's chunks are broken");
    } catch (NumberFormatException _) {
      throw BadRequest.ofBody("the body's chunks are broken");
    } catch (IOException | UncheckedIOException | InsufficientDataAvailableException _) {
      throw BadRequest.ofBody("the body did not come to its end");
    }
  }

  private static byte[] all(ServerRequest request, int mostBytes) throws IOException {
    var giveUpAt = System.nanoTime() + LIMIT.toNanos();
    var body = new byte[sizeHint(request, mostBytes)];
    var size = 0;
    // Not closed: that reads on, and behind a broken chunk takes anything for the next one.
    var in = request.content().inputStream();
    for (var read = in.read(body, size, body.length - size);
        read >= 0;
        read = in.read(body, size, body.length - size)) {
      size += read;
      if (size > mostBytes) {
        throw BadRequest.tooLarge(mostBytes);
      }
      if (size == body.length) {
        body = grown(body);
      }
      if (System.nanoTime() > giveUpAt) {
        throw BadRequest.ofBody("the body took longer than " + LIMIT.toSeconds() + " seconds");
      }
    }
    return cut(body, size);
  }

  /** One byte more than announced, to meet the end without growing. */
  private static int sizeHint(ServerRequest request, int mostBytes) {
    var announced = request.headers().contentLength().orElse(CHUNK_BYTES);
    return (int) Math.min(announced, Math.min(CHUNK_BYTES, mostBytes)) + 1;
  }

  private static byte[] grown(byte[] body) {
    var larger = Arrays.copyOf(body, 2 * body.length);
    Arrays.fill(body, (byte) 0);
    return larger;
  }

  private static byte[] cut(byte[] body, int size) {
    var exact = Arrays.copyOf(body, size);
    Arrays.fill(body, (byte) 0);
    return exact;
  }
}
