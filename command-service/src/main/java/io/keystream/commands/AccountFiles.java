package io.keystream.commands;

import io.keystream.commands.automation.Account;
import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.directory.CommandSigner;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.caller.Principal;
import java.nio.file.Path;

/** As whom the service sends commands, out of the files that the configuration names. */
final class AccountFiles {
  private AccountFiles() {}

  /**
   * Reads the credential; its certificate's common name is the principal.
   *
   * @throws IllegalArgumentException naming the setting when it cannot sign commands
   */
  static Account read(Path name, Fingerprint platform) {
    try {
      var credential = new CredentialFiles(name).read();
      return new Account(
          new Principal(credential.certificate().commonName()),
          CommandSigner.with(credential, platform));
    } catch (BadCredential | IllegalArgumentException e) {
      throw new IllegalArgumentException("credential: " + e.getMessage(), e);
    }
  }
}
