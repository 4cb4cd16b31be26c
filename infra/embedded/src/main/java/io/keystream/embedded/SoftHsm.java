package io.keystream.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * A SoftHSM token in a directory of its own: what stands in for a hardware security module on a
 * laptop and in tests.
 *
 * <p>The directory holds the configuration {@code softhsm2.conf}, the random PINs {@code user.pin}
 * and {@code so.pin}, readable by the owner only, and the token's files in {@code tokens}. Opening
 * it again changes nothing. Whoever can read the directory has the keys.
 *
 * <p>SoftHSM reads its configuration once per process, from the path in the environment variable
 * {@code SOFTHSM2_CONF}: give it to a child process, or call {@link #useInThisProcess} before the
 * module is first used.
 */
public final class SoftHsm {

  /** The line that mends a {@link SoftHsmFailure.NotInstalled}. */
  public static final String INSTALL_LINE = "apt-get install softhsm2";

  /** The environment variable from which SoftHSM takes its configuration. */
  public static final String CONFIGURATION_VARIABLE = "SOFTHSM2_CONF";

  private static final List<Path> MODULES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
          Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
          Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

  private final Path directory;
  private final Path module;
  private final TokenLabel label;

  private SoftHsm(Path directory, Path module, TokenLabel label) {
    this.directory = directory;
    this.module = module;
    this.label = label;
  }

  /**
   * Opens the token in the directory, or makes one with random PINs if there is none.
   *
   * @throws SoftHsmFailure if SoftHSM is missing, or the directory holds half a token
   */
  public static SoftHsm open(Path directory, String label, SecureRandom random) {
    return open(directory, label, random, MODULES);
  }

  static SoftHsm open(Path directory, String label, SecureRandom random, List<Path> modules) {
    var token = new SoftHsm(absolute(directory), installed(modules), new TokenLabel(label));
    if (Files.isDirectory(token.tokens())) {
      token.requirePins();
    } else {
      new TokenCreation(token, random).run();
    }
    return token;
  }

  /** The PKCS#11 library to load. */
  public Path module() {
    return module;
  }

  /** The label by which the token is found; slot numbers change. */
  public String label() {
    return label.text();
  }

  /** The file that holds the user PIN, without a line end. */
  public Path userPinFile() {
    return directory.resolve("user.pin");
  }

  /** The file to which {@link #CONFIGURATION_VARIABLE} must point. */
  public Path configurationFile() {
    return directory.resolve("softhsm2.conf");
  }

  /** Points this process's own environment at this token; call it before the module is loaded. */
  public void useInThisProcess() {
    NativeEnvironment.set(CONFIGURATION_VARIABLE, configurationFile().toString());
  }

  Path securityOfficerPinFile() {
    return directory.resolve("so.pin");
  }

  Path directory() {
    return directory;
  }

  Path tokens() {
    return directory.resolve("tokens");
  }

  private static Path installed(List<Path> modules) {
    return modules.stream()
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(() ->
            new SoftHsmFailure.NotInstalled(
                "SoftHSM is not installed (no libsofthsm2.so in any of "
                    + modules
                    + "); install it: "
                    + INSTALL_LINE));
  }

  /** The configuration names the token's directory, so a relative path would follow the caller. */
  private static Path absolute(Path directory) {
    try {
      Files.createDirectories(directory);
      return directory.toRealPath();
    } catch (IOException e) {
      throw new SoftHsmFailure.Unusable(
          "the token directory " + directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  private void requirePins() {
    for (var file : List.of(userPinFile(), configurationFile())) {
      if (!Files.isReadable(file)) {
        throw new SoftHsmFailure.Unusable(
            "%s holds a token but %s is missing or unreadable: restore it from a backup; without it the keys cannot be used"
                .formatted(directory, file.getFileName()));
      }
    }
  }
}
