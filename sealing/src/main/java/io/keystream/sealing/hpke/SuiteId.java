package io.keystream.sealing.hpke;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What algorithms labels belong to (RFC 9180, 4.1 and 5.1). */
sealed interface SuiteId {

  byte[] bytes();

  /** Inside a key encapsulation mechanism. */
  record OfKem(int kem) implements SuiteId {
    @Override
    public byte[] bytes() {
      return ByteBuffer.allocate(5).put(ascii("KEM")).putShort((short) kem).array();
    }
  }

  /** With HKDF-SHA256 and without an AEAD of HPKE's own. */
  record ExportOnly(int kem) implements SuiteId {
    private static final short HKDF_SHA256 = 0x0001;
    private static final short EXPORT_ONLY = (short) 0xFFFF;

    @Override
    public byte[] bytes() {
      return ByteBuffer.allocate(10)
          .put(ascii("HPKE"))
          .putShort((short) kem)
          .putShort(HKDF_SHA256)
          .putShort(EXPORT_ONLY)
          .array();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
