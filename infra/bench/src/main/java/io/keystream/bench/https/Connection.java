package io.keystream.bench.https;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept open and asks the same thing again and again, with as little work of
 * its own as can be: it shares the processors with what it measures.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class Connection implements AutoCloseable {

  private static final String LENGTH = "content-length:";
  private static final int BUFFER_BYTES = 16 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final byte[] line = new byte[8192];

  private Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
  }

  static Connection open(URI server, SSLContext tls) throws IOException {
    var plain = new BufferedSocket();
    plain.setTcpNoDelay(true);
    plain.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    if (server.getScheme().equals("http")) {
      return new Connection(plain);
    }
    var secured =
        (SSLSocket)
            tls.getSocketFactory()
                .createSocket(plain, server.getHost(), server.getPort(), /* autoClose= */ true);
    secured.startHandshake();
    return new Connection(secured);
  }

  /** TLS asks for the head of each of its records alone: that needs no call of the kernel. */
  private static final class BufferedSocket extends Socket {

    private @Nullable InputStream buffered;

    @Override
    public InputStream getInputStream() throws IOException {
      var stream = buffered;
      if (stream == null) {
        stream = new BufferedInputStream(super.getInputStream(), BUFFER_BYTES);
        buffered = stream;
      }
      return stream;
    }
  }

  /** The status of the answer. */
  int ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    var status = Integer.parseInt(readLine().substring(9, 12));
    var length = 0;
    for (var header = readLine(); !header.isEmpty(); header = readLine()) {
      if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(header.substring(LENGTH.length()).trim());
      }
    }
    in.skipNBytes(length);
    return status;
  }

  private String readLine() throws IOException {
    var size = 0;
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the server hung up");
      }
      line[size++] = (byte) next;
    }
    return new String(line, 0, Math.max(0, size - 1), StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
