package io.keystream.worker.secrets;

import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyUsage;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.UseDecision;
import io.keystream.domain.secret.SecretPath;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.wire.SecretValueRecord;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Seals values of secrets: each under a key of its own, made at random by the HSM, which a key in
 * the HSM wraps. Wrapping it again shows no value.
 *
 * <p><b>Laws.</b> What was sealed for a path and an id opens for these alone. What uses of the key
 * over Transit make never opens here, nor the reverse.
 *
 * <p><b>Thread safety:</b> safe; call from threads that may be held by the HSM's module.
 */
public final class ValueSealing {

  private static final int OWN_KEY_BYTES = 32;

  private final KeyName name;
  private final KeyView keys;
  private final HandleCache handles;
  private final Token token;

  /**
   * With a key of the platform.
   *
   * @param name of the key that wraps
   */
  public ValueSealing(KeyName name, KeyView keys, HandleCache handles, Token token) {
    this.name = name;
    this.keys = keys;
    this.handles = handles;
    this.token = token;
  }

  /** The key that wraps. */
  public KeyName key() {
    return name;
  }

  /** The number of the version that wraps what is sealed now, 0 for none. */
  int activeVersion() {
    return KeyUses.protect(keys.key(name), KeyUsage.ENCRYPT_DECRYPT)
            instanceof UseDecision.Permitted permitted
        ? permitted.version().number()
        : 0;
  }

  /**
   * Seals a value, which stays the caller's to wipe.
   *
   * @throws ValueUnavailable if the key's state forbids it, or the HSM does not do it
   */
  SecretValueRecord seal(SecretPath path, UUID id, byte[] value) {
    var random = random();
    var own = Arrays.copyOf(random, OWN_KEY_BYTES);
    var iv = Arrays.copyOfRange(random, OWN_KEY_BYTES, random.length);
    try {
      var ciphertext = OwnKey.seal(own, iv, value, ValueLabels.value(path.path(), id));
      return wrap(path.path(), id, own, ByteBuffer.wrap(ciphertext));
    } finally {
      Arrays.fill(own, (byte) 0);
      Arrays.fill(random, (byte) 0);
    }
  }

  /**
   * Opens it; the caller wipes the value.
   *
   * @throws ValueUnavailable if the key's state forbids it, the HSM does not do it, or it is not
   *     what was sealed for this path and id
   */
  byte[] open(SecretValueRecord record) {
    var id = id(record);
    var own = unwrap(record, id);
    try {
      return OwnKey.open(
          own, FieldBytes.reveal(record.getCiphertext()), ValueLabels.value(record.getPath(), id));
    } finally {
      Arrays.fill(own, (byte) 0);
    }
  }

  /** The same value, its own key wrapped by the active version. */
  SecretValueRecord wrapAgain(SecretValueRecord record) {
    var id = id(record);
    var own = unwrap(record, id);
    try {
      return wrap(record.getPath(), id, own, record.getCiphertext());
    } finally {
      Arrays.fill(own, (byte) 0);
    }
  }

  private static UUID id(SecretValueRecord record) {
    try {
      return UUID.fromString(record.getValueId());
    } catch (IllegalArgumentException e) {
      throw new ValueUnavailable("its record is no sealed value", e);
    }
  }

  private byte[] random() {
    try {
      return token.random(OWN_KEY_BYTES + Sealed.IV_BYTES);
    } catch (TokenFailure e) {
      throw new ValueUnavailable("the HSM gives no random bytes", e);
    }
  }

  private SecretValueRecord wrap(String path, UUID id, byte[] own, ByteBuffer ciphertext) {
    return use(
        KeyUses.protect(keys.key(name), KeyUsage.ENCRYPT_DECRYPT),
        (key, version) -> {
          var sealed =
              key.encrypt(own, ValueLabels.ownKey(name.path(), version.number(), path, id));
          return new SecretValueRecord(
              path,
              id.toString(),
              name.path(),
              version.number(),
              ByteBuffer.wrap(OwnKey.joined(sealed)),
              ciphertext);
        });
  }

  private byte[] unwrap(SecretValueRecord record, UUID id) {
    if (!record.getKey().equals(name.path())) {
      throw new ValueUnavailable("it is wrapped by another key: '" + record.getKey() + "'");
    }
    var wrapped = FieldBytes.reveal(record.getWrappedKey());
    if (wrapped.length != Sealed.IV_BYTES + OWN_KEY_BYTES + Sealed.TAG_BYTES
        || record.getKeyVersion() < 1
        || record.getKeyVersion() > KeyVersion.MAX) {
      throw new ValueUnavailable("its record is no sealed value");
    }
    return use(
        KeyUses.process(
            keys.key(name), KeyUsage.ENCRYPT_DECRYPT, new KeyVersion(record.getKeyVersion())),
        (key, version) ->
            key.decrypt(
                new Sealed(
                    Bytes.adopt(Arrays.copyOf(wrapped, Sealed.IV_BYTES)),
                    Bytes.adopt(Arrays.copyOfRange(wrapped, Sealed.IV_BYTES, wrapped.length))),
                ValueLabels.ownKey(name.path(), version.number(), record.getPath(), id)));
  }

  private <T> T use(UseDecision decision, BiFunction<EncryptionKey, KeyVersion, T> use) {
    return switch (decision) {
      case UseDecision.Refused(var reason) ->
          throw new ValueUnavailable(
              "the key of all secrets is not to be used: " + reason.message());
      case UseDecision.Permitted(var version, _) -> {
        try (var lease = handles.lease(new MaterialId(name, version))) {
          yield use.apply((EncryptionKey) lease.key(), version);
        } catch (TokenFailure.BadCiphertext e) {
          throw new ValueUnavailable("it was changed, or was sealed for something else", e);
        } catch (TokenFailure e) {
          throw new ValueUnavailable("the HSM did not do it", e);
        }
      }
    };
  }
}
