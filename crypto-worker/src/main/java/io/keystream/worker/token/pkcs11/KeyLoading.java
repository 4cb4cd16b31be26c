package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.CheckContext;
import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.TokenFailure;

/**
 * Brings material into use: unwraps or finds the key, gives it the type of its algorithm, and lets
 * nobody have it before it has proven to be what the material says.
 */
final class KeyLoading {

  private static final int MIN_BLOB_BYTES = 16;
  private static final int MAX_BLOB_BYTES = 8 * 1024;

  private final Connection connection;
  private final Vault vault;
  private final KekRing keks;
  private final Residents residents;
  private final Operations operations;
  private final SunPkcs11 sunPkcs11;
  private final CheckValues checkValues;

  KeyLoading(
      Connection connection,
      Vault vault,
      KekRing keks,
      Residents residents,
      Operations operations,
      SunPkcs11 sunPkcs11) {
    this.connection = connection;
    this.vault = vault;
    this.keks = keks;
    this.residents = residents;
    this.operations = operations;
    this.sunPkcs11 = sunPkcs11;
    this.checkValues = new CheckValues(operations);
  }

  LoadedKey load(MaterialName id, KeyAlgorithm algorithm, Material material) {
    CheckContext context = id.checkContext(algorithm);
    checkPublicKey(context, material);
    KeyHandle handle =
        switch (material) {
          case Material.Wrapped wrapped -> unwrap(algorithm, wrapped, false);
          case Material.Resident resident -> find(id, algorithm, resident);
        };
    return proven(context, handle, material);
  }

  /** A key that may be wrapped again; the caller closes it at once. */
  KeyHandle loadExtractable(CheckContext context, Material.Wrapped material) {
    checkPublicKey(context, material);
    KeyHandle handle = unwrap(context.algorithm(), material, true);
    proven(context, handle, material);
    return handle;
  }

  /** The check value of a pair is that of its public half, which no module has to see before. */
  private static void checkPublicKey(CheckContext context, Material material) {
    if (context.algorithm().isAsymmetric()
        && !context.ofPublicKey(material.publicKey()).equals(material.checkValue())) {
      throw CheckValues.mismatch(context);
    }
  }

  private KeyHandle unwrap(KeyAlgorithm algorithm, Material.Wrapped material, boolean extractable) {
    Bytes blob = material.blob();
    if (blob.size() < MIN_BLOB_BYTES || blob.size() > MAX_BLOB_BYTES || blob.size() % 8 != 0) {
      throw new TokenFailure.MaterialRejected("a blob of " + blob.size() + " bytes was cut");
    }
    Template template = unwrapTemplate(algorithm, material.publicKey(), extractable);
    TokenObjects.Unwrapped unwrapped =
        vault.manage(objects ->
            objects.unwrap(
                keks.profile().wrapMechanism(),
                keks.hold(objects, material.kekLabel()).handle(),
                blob.toArray(),
                template));
    if (unwrapped.rv() != Ck.CKR_OK) {
      throw refused("C_UnwrapKey", unwrapped.rv());
    }
    vault.countMade();
    return vault.keep(unwrapped.key());
  }

  private Template unwrapTemplate(KeyAlgorithm algorithm, Bytes publicKey, boolean extractable) {
    try {
      return KeyTemplates.unwrapped(algorithm, extractable)
          .and(keks.profile().besides(algorithm, publicKey));
    } catch (TokenFailure.BadPublicKey e) {
      throw new TokenFailure.MaterialRejected("the public half is no key of " + algorithm, e);
    }
  }

  private KeyHandle find(MaterialName id, KeyAlgorithm algorithm, Material.Resident material) {
    String label = checkedLabel(id, material);
    return vault.lend(vault.manage(objects -> residents.find(objects, algorithm, label)).key());
  }

  static String checkedLabel(MaterialName id, Material.Resident material) {
    if (!material.label().equals(id.label())) {
      throw new TokenFailure.MaterialRejected(
          material.label() + " is not the material of " + id.words());
    }
    return material.label();
  }

  private LoadedKey proven(CheckContext context, KeyHandle handle, Material material) {
    boolean proven = false;
    try {
      LoadedKey key = typed(context.id(), context.algorithm(), handle);
      checkValues.verify(context, key, handle, material);
      proven = true;
      return key;
    } catch (TokenFailure.Unavailable | TokenFailure.Unsupported e) {
      // A key of the wrong size or kind makes a module answer as if it were broken.
      if (operations.works()) {
        throw new TokenFailure.MaterialRejected("the blob is no key of " + context.algorithm(), e);
      }
      throw e;
    } catch (TokenFailure.BadCiphertext _) {
      throw CheckValues.mismatch(context);
    } finally {
      if (!proven) {
        handle.close();
      }
    }
  }

  private LoadedKey typed(MaterialName id, KeyAlgorithm algorithm, KeyHandle handle) {
    return switch (algorithm) {
      case AES_256 -> new Pkcs11EncryptionKey(id, handle, operations);
      case HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 ->
          new Pkcs11MacKey(id, algorithm, handle, operations);
      case RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521 ->
          Pkcs11SigningKey.of(id, algorithm, handle, sunPkcs11, operations);
      case ED25519 -> new Ed25519SigningKey(id, handle, operations);
      case ECDH_P256 -> new Pkcs11AgreementKey(id, handle, operations);
    };
  }

  /** A corrupt blob and a broken token look the same; the canary tells them apart. */
  private TokenFailure refused(String function, long rv) {
    if (ReturnCode.isLost(rv) || !operations.works()) {
      return connection.lose(ReturnCode.describe(function, rv));
    }
    return new TokenFailure.MaterialRejected(
        "the blob is corrupt or wrapped under another key: " + ReturnCode.describe(function, rv));
  }
}
