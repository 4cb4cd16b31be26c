package io.keystream.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A server's TLS that hangs up on clients that keep silent, from the handshake on: the web server
 * itself would wait for ever, and has only so many connections. A client may show a certificate.
 */
final class SilenceLimit extends SSLContextSpi {

  private final SSLContext context;
  private final Duration limit;

  private SilenceLimit(SSLContext context, Duration limit) {
    this.context = context;
    this.limit = limit;
  }

  /**
   * The same TLS with a limit.
   *
   * @param context ready for use
   */
  static SSLContext of(SSLContext context, Duration limit) {
    return new SSLContext(
        new SilenceLimit(context, limit), context.getProvider(), context.getProtocol()) {};
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return new Accepted(context.getSocketFactory(), Math.toIntExact(limit.toMillis()));
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return context.createSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return context.createSSLEngine(host, port);
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return context.getClientSessionContext();
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trusted,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("is ready for use already");
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return context.getServerSocketFactory();
  }

  /** Wraps connections that the web server has accepted. */
  private static final class Accepted extends SSLSocketFactory {

    private final SSLSocketFactory sockets;
    private final int limitMs;

    Accepted(SSLSocketFactory sockets, int limitMs) {
      this.sockets = sockets;
      this.limitMs = limitMs;
    }

    @Override
    public Socket createSocket(Socket socket, @Nullable InputStream consumed, boolean autoClose)
        throws IOException {
      var accepted = (SSLSocket) sockets.createSocket(socket, consumed, true);
      accepted.setSoTimeout(limitMs);
      accepted.setWantClientAuth(true);
      accepted.setEnabledProtocols(ServerTls.PROTOCOLS.toArray(String[]::new));
      return accepted;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) {
      throw connectsToNobody();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw connectsToNobody();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw connectsToNobody();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw connectsToNobody();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw connectsToNobody();
    }

    private static UnsupportedOperationException connectsToNobody() {
      return new UnsupportedOperationException("a server connects to nobody");
    }
  }
}
