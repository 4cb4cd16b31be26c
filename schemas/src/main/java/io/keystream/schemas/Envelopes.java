package io.keystream.schemas;

import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.wire.KeyMaterialRecord;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Envelopes in which keys come from outside, on the topic of key material until a worker has opened
 * them: {@code name/import/hash}, with the custody {@value #CUSTODY}, version 0 and the hash as the
 * check value.
 */
public final class Envelopes {

  public static final String CUSTODY = "ENVELOPE";

  private Envelopes() {}

  /** Tells an envelope by what is in it. */
  public static EnvelopeHash hash(byte[] envelope) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(envelope);
      return new EnvelopeHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  public static String recordKey(KeyName key, EnvelopeHash hash) {
    return key + "/import/" + hash;
  }

  /**
   * The record of one.
   *
   * @param wrappingKey label of the key of the HSM that it is wrapped to
   */
  public static KeyMaterialRecord record(KeyName key, byte[] envelope, String wrappingKey) {
    return new KeyMaterialRecord(
        key.path(),
        0,
        "",
        CUSTODY,
        wrappingKey,
        ByteBuffer.wrap(envelope),
        hash(envelope).hex(),
        ByteBuffer.allocate(0));
  }

  /** Whether a record lies where it belongs and holds the envelope that it says. */
  public static boolean isWhole(String recordKey, KeyMaterialRecord record) {
    var hash = hash(FieldBytes.reveal(record.getWrapped()));
    return record.getCheckValue().equals(hash.hex())
        && recordKey.equals(record.getKey() + "/import/" + hash);
  }
}
