package io.keystream.http;

import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;

/** Who is at the other end of a connection. */
public final class Peer {
  private Peer() {}

  /** The certificate in DER whose key the peer has proven to have; empty if it showed none. */
  public static Optional<byte[]> certificate(ServerRequest request) {
    return request
        .remotePeer()
        .tlsCertificates()
        .filter(chain -> chain.length > 0)
        .map(chain -> {
          try {
            return chain[0].getEncoded();
          } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that TLS has read has no bytes", e);
          }
        });
  }

  /** Empty where a connection has no network address. */
  public static Optional<InetAddress> address(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress address
        ? Optional.ofNullable(address.getAddress())
        : Optional.empty();
  }
}
