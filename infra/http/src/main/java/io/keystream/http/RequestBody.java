package io.keystream.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
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
   * @throws IOException if the client goes away, or takes longer than 30 seconds
   */
  public static byte[] read(ServerRequest request) throws IOException {
    return read(request, Integer.MAX_VALUE);
  }

  /**
   * The same of whoever is nobody yet.
   *
   * @throws IOException also where it has more bytes than that; no more are read
   */
  public static byte[] read(ServerRequest request, int mostBytes) throws IOException {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    var giveUpAt = System.nanoTime() + LIMIT.toNanos();
    var body = new byte[sizeHint(request, mostBytes)];
    var size = 0;
    try (var in = request.content().inputStream()) {
      for (var read = in.read(body, size, body.length - size);
          read >= 0;
          read = in.read(body, size, body.length - size)) {
        size += read;
        if (size > mostBytes) {
          throw new IOException("the body has more than " + mostBytes + " bytes");
        }
        if (size == body.length) {
          body = grown(body);
        }
        if (System.nanoTime() > giveUpAt) {
          throw new IOException("the body took longer than " + LIMIT);
        }
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
