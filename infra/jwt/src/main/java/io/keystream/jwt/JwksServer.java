package io.keystream.jwt;

import io.keystream.domain.access.JwtIssuer;
import java.time.Duration;

/** Where an issuer publishes its keys. */
public interface JwksServer {

  /** Whoever asks has an answer by then. */
  Duration LIMIT = Duration.ofSeconds(5);

  int MAX_BYTES = 65_536;

  /**
   * The JWK Set as it stands there, at most {@link #MAX_BYTES} of it, within {@link #LIMIT}.
   *
   * @throws JwksUnavailable if that does not come
   */
  String fetch(JwtIssuer.At at);
}
