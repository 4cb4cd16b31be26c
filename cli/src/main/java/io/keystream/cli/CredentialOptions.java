package io.keystream.cli;

import io.keystream.client.ClientConfiguration;
import io.keystream.client.Trust;
import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.caller.Caller;
import io.keystream.local.PlatformFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How whoever asks proves it, and whose platform it is. */
final class CredentialOptions {

  @Option(
      names = "--credential",
      paramLabel = "PATH",
      description = {
        "Certificate and key of who asks, PATH.crt and PATH.key (KEYSTREAM_CREDENTIAL;",
        "default: the founding operator of the platform on this machine)."
      })
  private @Nullable Path credential;

  @Mixin private final FoundingOption founding = new FoundingOption();

  @Option(
      names = "--worker-domain",
      paramLabel = "NAME",
      description = "Who serves on another platform (KEYSTREAM_WORKER_DOMAIN).")
  private @Nullable String domain;

  @Option(
      names = "--domain-authority",
      paramLabel = "FINGERPRINT",
      description = "Of the key that signs for that domain (KEYSTREAM_DOMAIN_AUTHORITY).")
  private @Nullable String authority;

  /**
   * All that a client needs.
   *
   * @param caller who asks, given its credential
   */
  ClientConfiguration configuration(
      PlatformOptions platform, Surroundings surroundings, Function<Credential, Caller> caller) {
    var bus = platform.bus(surroundings);
    var signer = credential(platform, surroundings);
    return new ClientConfiguration(
        bus, caller.apply(signer), signer, trust(platform, surroundings));
  }

  Certificate founding(PlatformOptions platform, Surroundings surroundings) {
    return founding.certificate(platform.layout(), surroundings);
  }

  Optional<Certificate> foundingIfKnown(PlatformOptions platform, Surroundings surroundings) {
    return founding.certificateIfKnown(platform.layout(), surroundings);
  }

  private Credential credential(PlatformOptions platform, Surroundings surroundings) {
    try {
      return new CredentialFiles(credentialPath(platform, surroundings)).read();
    } catch (BadCredential e) {
      throw Stop.failed("bad-credential", e.getMessage() + ".");
    }
  }

  private Path credentialPath(PlatformOptions platform, Surroundings surroundings) {
    if (credential != null) {
      return credential;
    }
    var fromEnvironment = surroundings.environment("KEYSTREAM_CREDENTIAL", "");
    return fromEnvironment.isEmpty()
        ? FoundingOption.here(platform.layout()).name()
        : Path.of(fromEnvironment);
  }

  /** As the platform on this machine says, unless another is meant. */
  private Trust trust(PlatformOptions platform, Surroundings surroundings) {
    var named = surroundings.chosen(authority, "KEYSTREAM_DOMAIN_AUTHORITY", "");
    if (!platform.isElsewhere(surroundings) && named.isEmpty()) {
      var here = PlatformFile.read(platform.layout());
      if (here.isPresent()) {
        return here.get().trust();
      }
    }
    var root = founding(platform, surroundings).fingerprint();
    if (named.isEmpty()) {
      return Trust.ofPlatform(root);
    }
    try {
      return Trust.of(
          root, surroundings.chosen(domain, "KEYSTREAM_WORKER_DOMAIN", ""), new Fingerprint(named));
    } catch (IllegalArgumentException e) {
      throw Stop.usage("--domain-authority: " + e.getMessage());
    }
  }
}
