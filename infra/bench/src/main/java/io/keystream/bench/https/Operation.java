package io.keystream.bench.https;

import java.nio.charset.StandardCharsets;

/**
 * A request that is sent again and again.
 *
 * @param line method and path, in which {@code #} stands for the number of the connection
 */
record Operation(String name, String line, String body) {

  private static final String END = "\r\n";

  /**
   * As it is sent.
   *
   * @param connection its number
   * @param token empty for whoever shows none
   */
  byte[] bytes(int connection, String token) {
    var text =
        new StringBuilder(line.replace("#", Integer.toString(connection)))
            .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ")
            .append(body.length())
            .append(END);
    if (!token.isEmpty()) {
      text.append("X-Vault-Token: ").append(token).append(END);
    }
    return text.append(END).append(body).toString().getBytes(StandardCharsets.US_ASCII);
  }
}
