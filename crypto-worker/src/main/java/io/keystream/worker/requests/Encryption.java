package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyUsage;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.UseDecision;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.DataKeyGenerated;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.GenerateDataKey;
import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.Token;
import java.nio.ByteBuffer;

/**
 * Encrypts, decrypts, moves ciphertexts to the active version and makes data keys: AES-256-GCM,
 * bound to key, version and context.
 */
final class Encryption {

  private final LoadedKeys loaded;
  private final Token token;

  Encryption(LoadedKeys loaded, Token token) {
    this.loaded = loaded;
    this.token = token;
  }

  Outcome encrypt(Key key, Encrypt request) {
    return switch (KeyUses.protect(key, KeyUsage.ENCRYPT_DECRYPT)) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted ->
          loaded.use(
              key,
              permitted,
              EncryptionKey.class,
              (encryption, version) ->
                  new Encrypted(
                      version.number(),
                      seal(
                          encryption,
                          key.name(),
                          version,
                          FieldBytes.reveal(request.getPlaintext()),
                          request.getContext())));
    };
  }

  /** Random of the HSM, encrypted like any plaintext: Decrypt opens it again. */
  Outcome dataKey(Key key, GenerateDataKey request) {
    return switch (KeyUses.protect(key, KeyUsage.ENCRYPT_DECRYPT)) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted ->
          loaded.use(
              key,
              permitted,
              EncryptionKey.class,
              (encryption, version) -> dataKey(encryption, key.name(), version, request));
    };
  }

  private DataKeyGenerated dataKey(
      EncryptionKey encryption, KeyName name, KeyVersion version, GenerateDataKey request) {
    var plaintext = token.random(request.getSizeBits() / Byte.SIZE);
    var sealed = seal(encryption, name, version, plaintext, request.getContext());
    if (request.getWithPlaintext()) {
      return new DataKeyGenerated(version.number(), ByteBuffer.wrap(plaintext), sealed);
    }
    Wiped.wipe(plaintext);
    return new DataKeyGenerated(version.number(), ByteBuffer.allocate(0), sealed);
  }

  Outcome decrypt(Key key, Decrypt request) {
    var parsed = CiphertextBlob.parse(FieldBytes.reveal(request.getCiphertext()));
    if (parsed.isEmpty()) {
      return Outcome.badCiphertext(Outcome.Used.NOTHING);
    }
    var blob = parsed.get();
    return switch (KeyUses.process(key, KeyUsage.ENCRYPT_DECRYPT, blob.version())) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted ->
          loaded.use(
              key,
              permitted,
              EncryptionKey.class,
              (encryption, version) ->
                  new Decrypted(
                      version.number(),
                      open(encryption, key.name(), version, blob, request.getContext())));
    };
  }

  private static ByteBuffer open(
      EncryptionKey encryption,
      KeyName name,
      KeyVersion version,
      CiphertextBlob blob,
      ByteBuffer context) {
    var additionalData = CiphertextBlob.additionalData(name, version, FieldBytes.reveal(context));
    try {
      return ByteBuffer.wrap(encryption.decrypt(blob.sealed(), additionalData));
    } finally {
      Wiped.wipe(additionalData);
    }
  }

  /** The ciphertext as callers keep it. */
  static ByteBuffer seal(
      EncryptionKey encryption,
      KeyName name,
      KeyVersion version,
      byte[] plaintext,
      ByteBuffer context) {
    var additionalData = CiphertextBlob.additionalData(name, version, FieldBytes.reveal(context));
    try {
      var sealed = encryption.encrypt(plaintext, additionalData);
      return ByteBuffer.wrap(new CiphertextBlob(version, sealed).encode());
    } finally {
      Wiped.wipe(additionalData);
    }
  }
}
