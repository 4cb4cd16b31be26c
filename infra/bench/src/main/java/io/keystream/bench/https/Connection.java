package io.keystream.bench.https;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One connection that is kept open and asks the same thing again and again, with as little work of
 * its own as can be: it shares the processors with what it measures.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class Connection implements AutoCloseable {

  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final byte[] line = new byte[8192];

  private Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
  }

  static Connection open(URI server, SSLContext tls) throws IOException {
    var socket =
        server.getScheme().equals("https")
            ? tls.getSocketFactory().createSocket(server.getHost(), server.getPort())
            : new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    if (socket instanceof SSLSocket secured) {
      secured.startHandshake();
    }
    return new Connection(socket);
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
