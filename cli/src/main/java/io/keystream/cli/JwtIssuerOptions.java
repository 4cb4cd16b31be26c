package io.keystream.cli;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.TrustedServers;
import io.keystream.domain.access.JwtIssuer;
import io.keystream.jwt.Jwks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who signs, and where its keys are. */
final class JwtIssuerOptions {

  // picocli sets it before the command runs: it is required.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--issuer",
      required = true,
      paramLabel = "TEXT",
      description = "What 'iss' must be, character by character.")
  private String issuer;

  @Option(
      names = "--jwks",
      paramLabel = "FILE",
      description =
          "The keys it signs with: a JWK Set. They count until the role is written again.")
  private @Nullable Path jwks;

  @Option(
      names = "--jwks-url",
      paramLabel = "URL",
      description = "In place of --jwks: where it publishes them, over https.")
  private @Nullable String url;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "Certificates in PEM, one of which issued that of the server at --jwks-url"
              + " (default: those that the JVM of the command-service trusts).")
  private @Nullable Path ca;

  /**
   * As it was given.
   *
   * @throws IllegalArgumentException naming what is outside its limits
   */
  JwtIssuer issuer() {
    return new JwtIssuer(issuer, keys());
  }

  private JwtIssuer.Keys keys() {
    if (jwks != null && url == null && ca == null) {
      return new JwtIssuer.Given(readable(jwks));
    }
    if (jwks == null && url != null) {
      return new JwtIssuer.At(url, ca == null ? null : trusted(ca));
    }
    throw new IllegalArgumentException("Give --jwks, or --jwks-url with or without --ca.");
  }

  /** What no JWT can be verified with is told before it is signed. */
  private static String readable(Path file) {
    var text = BoundedText.of(file, "a JWK Set", JwtIssuer.Given.MAX_BYTES);
    var _ = Jwks.parse(text);
    return text;
  }

  private static String trusted(Path file) {
    var text = BoundedText.of(file, "a file of certificates", JwtIssuer.At.MAX_CA_BYTES);
    try {
      var _ = TrustedServers.of(text.getBytes(StandardCharsets.US_ASCII));
    } catch (BadCredential e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    return text;
  }
}
