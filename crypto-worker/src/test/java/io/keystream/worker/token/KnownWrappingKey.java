package io.keystream.worker.token;

import io.keystream.domain.key.OaepHash;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** The wrapping key of the vectors, in a device, and envelopes for it. */
final class KnownWrappingKey {

  private final RSAPrivateCrtKey key;
  private final DomainMaterialId id;

  private KnownWrappingKey(RSAPrivateCrtKey key, DomainMaterialId id) {
    this.key = key;
    this.id = id;
  }

  static KnownWrappingKey in(TokenUnderTest.Device device, String domain) {
    var pkcs8 = Vectors.of("rsa-aes-key-wrap").getFirst().field(0);
    try {
      var key =
          (RSAPrivateCrtKey)
              KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      var id = new DomainMaterialId(domain, DomainMaterialId.Purpose.IMPORT, 1);
      device.importWrappingKey(id, key);
      return new KnownWrappingKey(key, id);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  DomainMaterialId id() {
    return id;
  }

  Bytes publicHalf() {
    return SubjectPublicKeyInfo.ofRsa(key.getModulus(), key.getPublicExponent());
  }

  /** A key in an envelope with SHA-1, which every module opens. */
  Envelope wrap(byte[] clear) {
    return new Envelope(Envelopes.seal(publicHalf(), clear), OaepHash.SHA_1);
  }
}
