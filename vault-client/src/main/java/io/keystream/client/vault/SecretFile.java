package io.keystream.client.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** A file that holds one token, secret-id or role_id, of at most 4 KiB, in UTF-8. */
final class SecretFile {

  private static final int MAX_BYTES = 4 * 1024;

  private SecretFile() {}

  /** Its text without white space around it; refused where everybody on the machine may read it. */
  static SecretText readPrivate(Path file) {
    try {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        throw VaultFailure.unusable(
            "%s: everybody may read it; run: chmod o= %s".formatted(file, file), null);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return read(file);
  }

  static SecretText read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw VaultFailure.unusable(file + ": more than " + MAX_BYTES + " bytes", null);
      }
      var text = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (text.isEmpty()) {
        throw VaultFailure.unusable(file + ": is empty", null);
      }
      return new SecretText(text);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static VaultFailure unreadable(Path file, IOException e) {
    return VaultFailure.unusable(
        file + (e instanceof NoSuchFileException ? ": there is no such file" : ": cannot be read"),
        e);
  }
}
