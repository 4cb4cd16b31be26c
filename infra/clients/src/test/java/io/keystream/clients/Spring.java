package io.keystream.clients;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.vault.authentication.ClientAuthentication;
import org.springframework.vault.authentication.SessionManager;
import org.springframework.vault.authentication.SimpleSessionManager;
import org.springframework.vault.authentication.TokenAuthentication;
import org.springframework.vault.client.ClientHttpRequestFactoryFactory;
import org.springframework.vault.client.RestTemplateBuilder;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.ClientOptions;
import org.springframework.vault.support.SslConfiguration;
import org.springframework.vault.support.SslConfiguration.KeyStoreConfiguration;
import org.springframework.web.client.RestOperations;

/** Spring Vault, set up as its documentation does it for programs without Spring Boot. */
final class Spring {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Spring() {}

  static VaultTemplate with(String token) {
    return with(new TokenAuthentication(token));
  }

  static VaultTemplate with(ClientAuthentication authentication) {
    return with(new SimpleSessionManager(authentication));
  }

  static VaultTemplate with(SessionManager sessions) {
    return new VaultTemplate(endpoint(), requests(trusting()), sessions);
  }

  /**
   * What somebody logs in with who has yet no token. A {@code RestTemplate}, because logging in by
   * AppRole with a {@code RestClient} sends no body in Spring Vault 4.0.1.
   */
  static RestOperations withoutToken() {
    return client(trusting());
  }

  /**
   * The same, showing a certificate.
   *
   * @param keyStore in PKCS#12: of PEM, Spring Vault takes certificates and no keys
   */
  static RestOperations withCertificate(Path keyStore, char[] password) {
    var own = KeyStoreConfiguration.of(new FileSystemResource(keyStore), password);
    return client(
        new SslConfiguration(own.withStoreType("PKCS12"), trusting().getTrustStoreConfiguration()));
  }

  private static RestOperations client(SslConfiguration tls) {
    return RestTemplateBuilder.builder().endpoint(endpoint()).requestFactory(requests(tls)).build();
  }

  private static VaultEndpoint endpoint() {
    return VaultEndpoint.from(OnePlatform.address());
  }

  private static ClientHttpRequestFactory requests(SslConfiguration tls) {
    return ClientHttpRequestFactoryFactory.create(new ClientOptions(LIMIT, LIMIT), tls);
  }

  private static SslConfiguration trusting() {
    return SslConfiguration.forTrustStore(
        KeyStoreConfiguration.of(new FileSystemResource(OnePlatform.authority()))
            .withStoreType(SslConfiguration.PEM_KEYSTORE_TYPE));
  }
}
