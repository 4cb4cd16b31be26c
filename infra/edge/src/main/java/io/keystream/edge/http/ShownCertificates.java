package io.keystream.edge.http;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Certificate;
import io.keystream.domain.caller.Principal;
import io.keystream.edge.Shown;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What certificates say, read once for the many requests of a connection: reading one takes a third
 * of what the server does for a request in all. Whether they count is asked each time.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class ShownCertificates {

  private static final int MOST = 4096;

  private final Map<ByteBuffer, Shown> read =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Shown> eldest) {
              return size() > MOST;
            }
          });

  /** Nothing where it is none of a principal. */
  Shown of(byte[] der) {
    return read.computeIfAbsent(ByteBuffer.wrap(der), _ -> read(der));
  }

  private static Shown read(byte[] der) {
    try {
      var certificate = Certificate.parse(der);
      return new Shown.ACertificate(
          new Principal(certificate.commonName()), certificate.fingerprint());
    } catch (BadCredential | IllegalArgumentException _) {
      return new Shown.Nothing();
    }
  }
}
