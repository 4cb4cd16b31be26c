package io.keystream.cli;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.caller.Principal;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The certificate to enrol: one that is there, or a fresh one with its key. */
final class NewCertificate {

  /** Clocks of other machines may be behind. */
  private static final Duration HEAD_START = Duration.ofMinutes(5);

  @ArgGroup(multiplicity = "1")
  private @Nullable Origin origin;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How long a fresh one is valid (default: 90).")
  private int days = 90;

  /** One of both. */
  static final class Origin {
    @Option(
        names = "--certificate",
        paramLabel = "FILE",
        description = "In PEM; its key, Ed25519 or P-256, stays where it is.")
    private @Nullable Path certificate;

    @Option(
        names = "--out",
        paramLabel = "PATH",
        description = "Make a key and a certificate, into PATH.key and PATH.crt.")
    private @Nullable Path out;
  }

  Certificate certificate(Principal principal, Surroundings surroundings) {
    try {
      if (origin != null && origin.certificate != null) {
        return CredentialFiles.readCertificate(origin.certificate);
      }
      if (origin != null && origin.out != null) {
        return fresh(principal, surroundings, new CredentialFiles(origin.out));
      }
      throw new IllegalStateException("picocli asks for one of both");
    } catch (BadCredential e) {
      throw Stop.failed("bad-credential", e.getMessage() + ".");
    }
  }

  private Certificate fresh(Principal principal, Surroundings surroundings, CredentialFiles files) {
    if (days < 1 || days > 400) {
      throw Stop.usage("--days must be 1 to 400: " + days);
    }
    var credential =
        Credential.generate(
            principal.name(),
            SignatureScheme.ED25519,
            surroundings.clock().instant().minus(HEAD_START),
            Duration.ofDays(days),
            surroundings.random());
    try {
      files.write(credential);
    } catch (UncheckedIOException e) {
      throw Stop.failed("bad-credential", "%s: %s.".formatted(e.getMessage(), e.getCause()));
    }
    return credential.certificate();
  }
}
