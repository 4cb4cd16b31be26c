package io.keystream.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Makes a token in a draft directory and renames it when it is complete, so that a process that
 * dies on the way leaves nothing that looks like a token.
 */
final class TokenCreation {

  private static final int PIN_LENGTH = 32;
  private static final String PIN_ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

  private final SoftHsm token;
  private final SecureRandom random;

  TokenCreation(SoftHsm token, SecureRandom random) {
    this.token = token;
    this.random = random;
  }

  void run() {
    try {
      create();
    } catch (IOException e) {
      throw new SoftHsmFailure.Unusable(
          "cannot make a token in " + token.directory() + ": " + e.getMessage(), e);
    }
  }

  private void create() throws IOException {
    Files.setPosixFilePermissions(token.directory(), PosixFilePermissions.fromString("rwx------"));
    var draft = emptied(token.directory().resolve("tokens.draft"));
    var draftConfiguration = token.directory().resolve("softhsm2.draft.conf");
    write(draftConfiguration, configuration(draft));
    write(token.configurationFile(), configuration(token.tokens()));
    writePin(token.securityOfficerPinFile());
    writePin(token.userPinFile());
    new TokenInitialization(token, draftConfiguration).run();
    Files.move(draft, token.tokens(), StandardCopyOption.ATOMIC_MOVE);
    Files.delete(draftConfiguration);
  }

  private static String configuration(Path tokens) {
    return """
    directories.tokendir = %s
    objectstore.backend = file
    log.level = ERROR
    slots.removable = false
    slots.mechanisms = ALL
    library.reset_on_fork = false
    """
        .formatted(tokens);
  }

  private void writePin(Path file) throws IOException {
    var pin = new byte[PIN_LENGTH];
    for (var i = 0; i < pin.length; i++) {
      pin[i] = (byte) PIN_ALPHABET.charAt(random.nextInt(PIN_ALPHABET.length()));
    }
    write(file, pin);
    Arrays.fill(pin, (byte) 0);
  }

  private static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, bytes, StandardOpenOption.WRITE);
  }

  private static Path emptied(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var paths = Files.walk(directory)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectory(directory);
  }
}
