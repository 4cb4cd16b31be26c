package io.keystream.local;

import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** Whoever starts a platform first is its first operator: the root of who may do what. */
final class FoundingOperator {

  private static final String NAME = "operator";

  /** Ten years: it is the one certificate that every service has in its configuration. */
  private static final Duration VALIDITY = Duration.ofDays(3650);

  private FoundingOperator() {}

  /** The files of the credential, made at the first start and kept. */
  static CredentialFiles of(DataLayout layout, InstantSource clock, SecureRandom random) {
    var files = new CredentialFiles(layout.operator());
    if (!files.exist()) {
      files.write(
          Credential.generate(NAME, SignatureScheme.ED25519, clock.instant(), VALIDITY, random));
    }
    return files;
  }
}
