package io.keystream.cli;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.CredentialFiles;
import io.keystream.local.DataLayout;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who founded the platform: the root of who may call. */
final class FoundingOption {

  @Option(
      names = "--founding-certificate",
      paramLabel = "FILE",
      description = {
        "Of the founding operator (KEYSTREAM_FOUNDING_CERTIFICATE;",
        "default: that of the platform on this machine)."
      })
  private @Nullable Path founding;

  Certificate certificate(DataLayout layout, Surroundings surroundings) {
    return read(named(surroundings).orElseGet(() -> here(layout).certificate()));
  }

  /** Empty where nobody names it and no platform was founded here. */
  Optional<Certificate> certificateIfKnown(DataLayout layout, Surroundings surroundings) {
    return named(surroundings)
        .or(() ->
            Optional.of(here(layout))
                .filter(CredentialFiles::exist)
                .map(CredentialFiles::certificate))
        .map(FoundingOption::read);
  }

  static CredentialFiles here(DataLayout layout) {
    return new CredentialFiles(layout.operator());
  }

  private Optional<Path> named(Surroundings surroundings) {
    if (founding != null) {
      return Optional.of(founding);
    }
    var fromEnvironment = surroundings.environment("KEYSTREAM_FOUNDING_CERTIFICATE", "");
    return fromEnvironment.isEmpty() ? Optional.empty() : Optional.of(Path.of(fromEnvironment));
  }

  private static Certificate read(Path file) {
    try {
      return CredentialFiles.readCertificate(file);
    } catch (BadCredential e) {
      throw Stop.failed("bad-credential", e.getMessage() + ".");
    }
  }
}
