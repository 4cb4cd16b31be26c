package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.AgreementKey;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.CheckContext;
import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.MacKey;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.PairProbe;
import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.SigningKey;
import io.keystream.worker.token.TokenFailure;

/** Computes and verifies check values inside the token, as {@link CheckContext} defines them. */
final class CheckValues {

  private static final byte[] NOTHING = {};

  private final Operations operations;
  private final PairProbe probe = new PairProbe();

  CheckValues(Operations operations) {
    this.operations = operations;
  }

  Bytes of(CheckContext context, long key, Bytes publicKey) {
    return switch (context.algorithm()) {
      case AES_256 ->
          operations.encrypt(key, context.nonce(), NOTHING, context.bytes()).ciphertext();
      case HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 -> mac(context, key);
      case RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521, ED25519, ECDH_P256 ->
          context.ofPublicKey(publicKey);
    };
  }

  /**
   * Verifies that a key is what its material says; that of a pair is tried on its public half.
   *
   * @throws TokenFailure if it is not
   */
  void verify(CheckContext context, LoadedKey key, KeyHandle handle, Material material) {
    KeyAlgorithm algorithm = context.algorithm();
    Bytes publicKey = material.publicKey();
    switch (key) {
      case EncryptionKey encryption -> {
        Sealed tag = new Sealed(Bytes.adopt(context.nonce()), material.checkValue());
        require(context, encryption.decrypt(tag, context.bytes()).length == 0);
      }
      case MacKey _ ->
          require(
              context, handle.use(object -> mac(context, object)).equals(material.checkValue()));
      case SigningKey signing -> probe.check(signing, algorithm, publicKey);
      case AgreementKey agreement -> probe.check(agreement, publicKey);
    }
  }

  private Bytes mac(CheckContext context, long key) {
    return context.ofMac(
        operations.sign(key, Pkcs11MacKey.mechanism(context.algorithm()), context.bytes()));
  }

  private static void require(CheckContext context, boolean matches) {
    if (!matches) {
      throw mismatch(context);
    }
  }

  static TokenFailure mismatch(CheckContext context) {
    return new TokenFailure.MaterialRejected(
        "the check value is not that of " + context.id().words());
  }
}
