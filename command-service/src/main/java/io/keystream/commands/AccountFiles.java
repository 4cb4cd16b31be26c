package io.keystream.commands;

import io.keystream.commands.ledger.Account;
import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.domain.access.Fingerprint;
import java.nio.file.Path;

/** As whom the service signs, out of the files that the configuration names. */
final class AccountFiles {
  private AccountFiles() {}

  /**
   * Reads the credential; its certificate's common name is the principal.
   *
   * @throws IllegalArgumentException naming the setting when it cannot sign commands
   */
  static Account read(Path name, Fingerprint platform) {
    try {
      return Account.of(new CredentialFiles(name).read(), platform);
    } catch (BadCredential | IllegalArgumentException e) {
      throw new IllegalArgumentException("credential: " + e.getMessage(), e);
    }
  }
}
