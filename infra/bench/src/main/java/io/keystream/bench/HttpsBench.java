package io.keystream.bench;

import io.keystream.credentials.ClientTls;
import io.keystream.credentials.Credential;
import io.keystream.credentials.ServerNames;
import io.keystream.http.HttpsConfiguration;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/** Audited AES-256-GCM encryptions of 256 bytes over HTTPS, beside the server alone. */
final class HttpsBench {

  private static final String HOST = "127.0.0.1";
  private static final byte[] PAYLOAD = new byte[256];

  private HttpsBench() {}

  /** Where a worker listens, with a certificate made for it. */
  static HttpsConfiguration listening() {
    var names = new ServerNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress()));
    var since = InstantSource.system().instant().minus(Duration.ofHours(1));
    return new HttpsConfiguration(
        HOST, 0, Credential.generateForServer(names, since, Duration.ofDays(1), Rig.random()));
  }

  /** The server alone answers whether it works: no caller, no HSM, no record. */
  static String measure(URI server, HttpsConfiguration listening, Credential caller) {
    var tls = ClientTls.trusting(listening.credential().certificate(), caller);
    return HttpsLoad.table("sys/health, no crypto", server, tls, health())
        + "\n"
        + HttpsLoad.table("audited AES-256-GCM encrypt 256 B", server, tls, encryption());
  }

  private static byte[] health() {
    return bytes("GET /v1/sys/health HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n");
  }

  private static byte[] encryption() {
    var body = "{\"plaintext\": \"%s\"}".formatted(Base64.getEncoder().encodeToString(PAYLOAD));
    return bytes(
        "POST /v1/transit/encrypt/%s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(RequestLoad.KEY, HOST, body.length(), body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
