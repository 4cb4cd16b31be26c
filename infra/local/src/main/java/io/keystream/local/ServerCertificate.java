package io.keystream.local;

import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.ServerNames;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What the platform proves to its HTTPS clients that it is this one: they trust the certificate.
 */
final class ServerCertificate {

  /** As long as the founding operator's: clients have it in their configuration. */
  private static final Duration VALIDITY = Duration.ofDays(3650);

  private ServerCertificate() {}

  /** The files of the credential, made at the first start and kept. */
  static CredentialFiles of(DataLayout layout, InstantSource clock, SecureRandom random) {
    var files = new CredentialFiles(layout.https());
    if (!files.exist()) {
      var names = new ServerNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress()));
      files.write(Credential.generateForServer(names, clock.instant(), VALIDITY, random));
    }
    return files;
  }
}
