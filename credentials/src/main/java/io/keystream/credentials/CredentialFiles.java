package io.keystream.credentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/**
 * A credential in two PEM files (RFC 7468) beside each other: {@code name.crt} holds the
 * certificate, {@code name.key} the private key in PKCS#8, readable by its owner only.
 *
 * @param name the files without their endings
 */
public record CredentialFiles(Path name) {

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PRIVATE_KEY = "PRIVATE KEY";
  private static final long MAX_BYTES = 64 * 1024;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  public Path certificate() {
    return withEnding(".crt");
  }

  public Path key() {
    return withEnding(".key");
  }

  /**
   * Reads the credential.
   *
   * @throws BadCredential naming the file, if one is missing or unusable, or others may read the
   *     key
   */
  public Credential read() {
    return read(certificate(), key());
  }

  /**
   * Reads a credential from files of any names.
   *
   * @throws BadCredential as {@link #read()}
   */
  public static Credential read(Path certificateFile, Path keyFile) {
    checkOwnerOnly(keyFile);
    var certificate = readCertificate(certificateFile);
    var key = key(keyFile);
    try {
      return Credential.of(certificate, key);
    } catch (BadCredential e) {
      throw new BadCredential(certificateFile + ": " + e.getMessage(), e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Reads the certificate alone. */
  public Certificate readCertificate() {
    return readCertificate(certificate());
  }

  /**
   * Reads a certificate from any file, in PEM or in DER.
   *
   * @throws BadCredential naming the file
   */
  public static Certificate readCertificate(Path file) {
    var content = content(file);
    try {
      return Certificate.parse(Pem.decode(CERTIFICATE, content).orElse(content));
    } catch (BadCredential e) {
      throw new BadCredential(file + ": " + e.getMessage(), e);
    }
  }

  /** Writes a credential; the key first, so that a certificate never stands without it. */
  public void write(Credential credential) {
    var key = credential.revealPrivateKey();
    try {
      var attributes = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
      Files.createFile(key(), attributes);
      var text = Pem.encode(PRIVATE_KEY, key);
      Files.write(key(), text, StandardOpenOption.TRUNCATE_EXISTING);
      Arrays.fill(text, (byte) 0);
      Files.write(
          certificate(),
          Pem.encode(CERTIFICATE, credential.certificate().der()),
          StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the credential " + name, e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  public boolean exist() {
    return Files.exists(certificate()) && Files.exists(key());
  }

  private static void checkOwnerOnly(Path key) {
    try {
      if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(key))) {
        throw new BadCredential(
            "%s: others than its owner may use it; run: chmod 600 %s".formatted(key, key));
      }
    } catch (NoSuchFileException e) {
      throw new BadCredential(key + ": there is no such file", e);
    } catch (IOException e) {
      throw new BadCredential(key + ": cannot be read", e);
    }
  }

  private static byte[] key(Path file) {
    var text = content(file);
    try {
      return Pem.decode(PRIVATE_KEY, text)
          .orElseThrow(() ->
              new BadCredential(file + ": must hold PEM between BEGIN and END " + PRIVATE_KEY));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static byte[] content(Path file) {
    return content(file, MAX_BYTES);
  }

  static byte[] content(Path file, long maxBytes) {
    try {
      if (Files.size(file) > maxBytes) {
        throw new BadCredential(file + ": more than " + maxBytes + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new BadCredential(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new BadCredential(file + ": cannot be read", e);
    }
  }

  private Path withEnding(String ending) {
    return name.resolveSibling(name.getFileName() + ending);
  }
}
