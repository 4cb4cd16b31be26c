package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeySpec;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.TokenFailure;
import io.keystream.worker.token.TokenUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A PKCS#11 module with one token for all tests of this process. */
final class Pkcs11Device implements TokenUnderTest.Device {

  private static final int SESSIONS = 3;

  private static final long CKA_PRIVATE_EXPONENT = 0x123;
  private static final long CKA_PRIME_1 = 0x124;
  private static final long CKA_PRIME_2 = 0x125;
  private static final long CKA_EXPONENT_1 = 0x126;
  private static final long CKA_EXPONENT_2 = 0x127;
  private static final long CKA_COEFFICIENT = 0x128;

  private final Pkcs11Library library;
  private final String tokenLabel;
  private final Path pinFile;
  private final Set<KeySpec> unsupported;
  private final Optional<TokenFailure> firstWrongPin;
  private final Pkcs11Token shared;

  Pkcs11Device(Pkcs11Library library, String tokenLabel, Path pinFile, Set<KeySpec> unsupported) {
    this.library = library;
    this.tokenLabel = tokenLabel;
    this.pinFile = pinFile;
    this.unsupported = unsupported;
    this.firstWrongPin = wrongPin(settings("shared"));
    this.shared = Pkcs11Token.open(library, settings("shared"));
  }

  /** What the very first login of this process got, with a wrong PIN. */
  Optional<TokenFailure> firstWrongPin() {
    return firstWrongPin;
  }

  /** What opening with a wrong PIN gets. */
  Optional<TokenFailure> wrongPin(Pkcs11Settings right) {
    Path wrong = right.pinFile().resolveSibling("wrong.pin");
    try {
      Files.writeString(wrong, "not the PIN");
      Pkcs11Token.open(
              library, new Pkcs11Settings(right.tokenLabel(), wrong, right.domain(), 1), _ -> {})
          .close();
      return Optional.empty();
    } catch (TokenFailure e) {
      return Optional.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Pkcs11Library library() {
    return library;
  }

  Pkcs11Settings settings(String domain) {
    return new Pkcs11Settings(tokenLabel, pinFile, domain, SESSIONS);
  }

  Pkcs11Token sharedToken() {
    return shared;
  }

  Pkcs11Token openToken(String domain) {
    return Pkcs11Token.open(library, settings(domain), _ -> {});
  }

  @Override
  public TokenUnderTest.OpenToken shared() {
    return new TokenUnderTest.OpenToken(shared, shared.keyEncryptionKeys());
  }

  @Override
  public TokenUnderTest.OpenToken open(String domain) {
    Pkcs11Token token = openToken(domain);
    return new TokenUnderTest.OpenToken(token, token.keyEncryptionKeys());
  }

  /** The one way for a key in clear into a token; product code has none. */
  @Override
  public void importKek(KekLabel label, byte[] kek) {
    Template template =
        Kek.template(label, shared.workshop().profile())
            .number(Ck.CKA_CLASS, Ck.CKO_SECRET_KEY)
            .number(Ck.CKA_KEY_TYPE, Ck.CKK_AES)
            .bytes(Ck.CKA_VALUE, kek);
    shared.workshop().vault().manage(objects -> objects.create(template));
  }

  @Override
  public void importWrappingKey(DomainMaterialId id, RSAPrivateCrtKey key) {
    Template kind = Template.EMPTY.number(Ck.CKA_KEY_TYPE, Ck.CKK_RSA);
    Template publicHalf =
        kind.number(Ck.CKA_CLASS, Ck.CKO_PUBLIC_KEY)
            .flag(Ck.CKA_TOKEN, true)
            .flag(Ck.CKA_PRIVATE, false)
            .and(KeyTemplates.named(id.label()))
            .bytes(Ck.CKA_MODULUS, unsigned(key.getModulus()))
            .bytes(Ck.CKA_PUBLIC_EXPONENT, unsigned(key.getPublicExponent()));
    Template privateHalf =
        kind.number(Ck.CKA_CLASS, Ck.CKO_PRIVATE_KEY)
            .and(shared.workshop().keyImport().wrappingKeys().privateHalf(id.label()))
            .bytes(Ck.CKA_MODULUS, unsigned(key.getModulus()))
            .bytes(Ck.CKA_PUBLIC_EXPONENT, unsigned(key.getPublicExponent()))
            .bytes(CKA_PRIVATE_EXPONENT, unsigned(key.getPrivateExponent()))
            .bytes(CKA_PRIME_1, unsigned(key.getPrimeP()))
            .bytes(CKA_PRIME_2, unsigned(key.getPrimeQ()))
            .bytes(CKA_EXPONENT_1, unsigned(key.getPrimeExponentP()))
            .bytes(CKA_EXPONENT_2, unsigned(key.getPrimeExponentQ()))
            .bytes(CKA_COEFFICIENT, unsigned(key.getCrtCoefficient()));
    shared
        .workshop()
        .vault()
        .manage(objects -> objects.create(publicHalf) + objects.create(privateHalf));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  @Override
  public boolean supports(KeyAlgorithm algorithm, Custody custody) {
    return !unsupported.contains(new KeySpec(algorithm, custody));
  }
}
