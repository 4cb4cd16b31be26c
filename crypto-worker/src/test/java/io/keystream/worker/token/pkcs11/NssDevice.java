package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** NSS softokn with the one database that this test process has. */
final class NssDevice {

  private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/libsoftokn3.so");
  private static final Path CERTUTIL = Path.of("/usr/bin/certutil");
  private static final String INSTALL = "; install it: apt-get install libnss3 libnss3-tools";

  static final Pkcs11Device DEVICE = create();

  private NssDevice() {}

  private static Pkcs11Device create() {
    for (Path needed : new Path[] {LIBRARY, CERTUTIL}) {
      if (!Files.isReadable(needed)) {
        throw new AssertionError("there is no " + needed + INSTALL);
      }
    }
    Path directory = temporaryDirectory();
    Path pin = directory.resolve("pin");
    makeDatabase(directory, pin);
    String arguments =
        "configdir='sql:%s' certPrefix='' keyPrefix='' secmod='secmod.db' flags=readWrite"
            .formatted(directory);
    return new Pkcs11Device(
        Pkcs11Library.load(LIBRARY, arguments),
        "NSS Certificate DB",
        pin,
        Set.of(
            new KeySpec(KeyAlgorithm.ED25519, Custody.WRAPPED),
            new KeySpec(KeyAlgorithm.ED25519, Custody.RESIDENT)));
  }

  private static Path temporaryDirectory() {
    try {
      Path directory = Files.createTempDirectory("keystream-nss-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeDatabase(Path directory, Path pin) {
    try {
      Files.writeString(pin, "a PIN for tests\n");
      Process certutil =
          new ProcessBuilder(
                  CERTUTIL.toString(), "-N", "-d", "sql:" + directory, "-f", pin.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!certutil.waitFor(60, TimeUnit.SECONDS) || certutil.exitValue() != 0) {
        certutil.destroyForcibly();
        throw new AssertionError("certutil made no database in " + directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
