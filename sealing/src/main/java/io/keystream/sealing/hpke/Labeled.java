package io.keystream.sealing.hpke;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** LabeledExtract and LabeledExpand (RFC 9180, 4) under one suite id. */
record Labeled(SuiteId suite) {

  private static final byte[] VERSION = ascii("HPKE-v1");

  byte[] extract(byte[] salt, String label, byte[] keyMaterial) {
    return Hkdf.extract(salt, join(VERSION, suite.bytes(), ascii(label), keyMaterial));
  }

  byte[] expand(byte[] pseudoRandomKey, String label, byte[] info, int length) {
    var lengthBytes = ByteBuffer.allocate(2).putShort((short) length).array();
    return Hkdf.expand(
        pseudoRandomKey, join(lengthBytes, VERSION, suite.bytes(), ascii(label), info), length);
  }

  static byte[] join(byte[]... parts) {
    var size = 0;
    for (var part : parts) {
      size += part.length;
    }
    var out = ByteBuffer.allocate(size);
    for (var part : parts) {
      out.put(part);
    }
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
