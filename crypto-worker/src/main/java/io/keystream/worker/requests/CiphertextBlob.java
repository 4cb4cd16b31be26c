package io.keystream.worker.requests;

import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A ciphertext as callers keep it: {@code KS} (4B 53), format 01, key version (u32, big endian),
 * length of the IV (u8), IV, ciphertext with its tag.
 *
 * <p>It opens only under the key that made it and with the caller's context: both are authenticated
 * beside it, see {@link #additionalData}. Data keys have the same format, so that Decrypt opens
 * them.
 */
record CiphertextBlob(KeyVersion version, Sealed sealed) {

  /** How much longer than its plaintext a ciphertext may be. */
  static final int MAX_OVERHEAD_BYTES = 64;

  private static final short MAGIC = 0x4B53;
  private static final byte FORMAT = 1;
  private static final int HEADER_BYTES = 8;
  private static final byte[] LABEL = "keystream aead 1".getBytes(StandardCharsets.US_ASCII);

  /** Empty if the bytes are not such a ciphertext; whether it opens is another question. */
  static Optional<CiphertextBlob> parse(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER_BYTES || in.getShort() != MAGIC || in.get() != FORMAT) {
      return Optional.empty();
    }
    var version = in.getInt();
    var ivBytes = in.get() & 0xff;
    if (version < 1
        || version > KeyVersion.MAX
        || ivBytes != Sealed.IV_BYTES
        || in.remaining() < ivBytes + Sealed.TAG_BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        new CiphertextBlob(
            new KeyVersion(version), new Sealed(take(in, ivBytes), take(in, in.remaining()))));
  }

  byte[] encode() {
    return ByteBuffer.allocate(HEADER_BYTES + sealed.iv().size() + sealed.ciphertext().size())
        .putShort(MAGIC)
        .put(FORMAT)
        .putInt(version.number())
        .put((byte) sealed.iv().size())
        .put(sealed.iv().toArray())
        .put(sealed.ciphertext().toArray())
        .array();
  }

  /**
   * What is authenticated beside the plaintext: the label {@code keystream aead 1}, the key's name
   * in UTF-8, the version (u32) and the caller's context; label, name and context each after its
   * length (u32).
   */
  static byte[] additionalData(KeyName key, KeyVersion version, byte[] context) {
    var name = key.path().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(16 + LABEL.length + name.length + context.length)
        .putInt(LABEL.length)
        .put(LABEL)
        .putInt(name.length)
        .put(name)
        .putInt(version.number())
        .putInt(context.length)
        .put(context)
        .array();
  }

  private static Bytes take(ByteBuffer in, int count) {
    var bytes = new byte[count];
    in.get(bytes);
    return Bytes.adopt(bytes);
  }
}
