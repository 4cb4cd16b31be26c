package io.keystream.local;

import io.keystream.client.Bus;
import io.keystream.client.ClientConfiguration;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** Whoever starts a platform first is its first operator: the root of who may do what. */
final class FoundingOperator {

  private static final String NAME = "operator";
  private static final String APPLICATION = "platform";

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

  /** To ask of its platform what a start needs, and to seal nothing. */
  static ClientConfiguration configuration(Bus bus, CredentialFiles files) {
    return ClientConfiguration.named(
        bus, files.read(), APPLICATION, files.readCertificate().fingerprint());
  }
}
