package io.keystream.bench.https;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Who answers, and who asks.
 *
 * @param tls what the server is trusted by, and the caller's certificate; passed over without TLS
 * @param token that the caller shows; empty for none
 */
record Server(URI at, SSLContext tls, String token) {

  List<Connection> connect(int number) {
    var open = new ArrayList<Connection>(number);
    try {
      for (var i = 0; i < number; i++) {
        open.add(Connection.open(at, tls));
      }
      return open;
    } catch (IOException e) {
      throw new IllegalStateException("no connection to " + at, e);
    }
  }
}
