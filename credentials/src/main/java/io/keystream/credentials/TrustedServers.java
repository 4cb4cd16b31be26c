package io.keystream.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Which servers a client of TLS believes: one by its certificate, those of authorities of any kind
 * of key, or those that the JDK trusts.
 *
 * <p>Thread safety: safe.
 */
public final class TrustedServers {

  /** The bundles of operating systems have a quarter of it. */
  private static final long MAX_BYTES = 1024 * 1024;

  /** Null for the JDK's own. */
  private final @Nullable List<X509Certificate> authorities;

  private TrustedServers(@Nullable List<X509Certificate> authorities) {
    this.authorities = authorities;
  }

  /** That server and nobody else. */
  public static TrustedServers only(Certificate server) {
    return new TrustedServers(parse(server.der(), server.toString()));
  }

  /** As the JDK is configured. */
  public static TrustedServers ofJdk() {
    return new TrustedServers(null);
  }

  /**
   * Those of the authorities in a file of at most 1 MiB: certificates in PEM, or one in DER.
   *
   * @throws BadCredential naming the file
   */
  public static TrustedServers ofFile(Path file) {
    return new TrustedServers(read(file));
  }

  /**
   * The same of certificates that are no file's.
   *
   * @throws BadCredential if there are none
   */
  public static TrustedServers of(byte[] certificates) {
    return new TrustedServers(parse(certificates, "the text"));
  }

  /**
   * The same for all files of a directory.
   *
   * @throws BadCredential naming the file, if one holds no certificate
   */
  public static TrustedServers ofDirectory(Path directory) {
    var all = new ArrayList<X509Certificate>();
    try (var files = Files.list(directory)) {
      files.filter(Files::isRegularFile).sorted().forEach(file -> all.addAll(read(file)));
    } catch (IOException | UncheckedIOException e) {
      throw new BadCredential(directory + ": cannot be read", e);
    }
    if (all.isEmpty()) {
      throw new BadCredential(directory + ": holds no certificate");
    }
    return new TrustedServers(List.copyOf(all));
  }

  /** Null stands for the JDK's own. */
  TrustManager @Nullable [] managers() throws GeneralSecurityException, IOException {
    if (authorities == null) {
      return null;
    }
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (var i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("server-" + i, authorities.get(i));
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers.getTrustManagers();
  }

  private static List<X509Certificate> read(Path file) {
    return parse(CredentialFiles.content(file, MAX_BYTES), file.toString());
  }

  private static List<X509Certificate> parse(byte[] content, String name) {
    try {
      Collection<? extends java.security.cert.Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content));
      if (all.isEmpty()) {
        throw new BadCredential(name + ": holds no certificate");
      }
      return all.stream().map(X509Certificate.class::cast).toList();
    } catch (CertificateException e) {
      throw new BadCredential(name + ": must hold X.509 certificates", e);
    }
  }
}
