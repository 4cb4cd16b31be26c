package io.keystream.worker.http;

import io.keystream.domain.key.KeyAlgorithm;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Optional;

/** The two forms of an ECDSA signature: DER (RFC 3279) and r behind s, each of full length. */
final class EcdsaForm {

  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int LONG_FORM = 0x80;

  private EcdsaForm() {}

  /** How long r and s are; empty for a key that does not sign so. */
  static Optional<Integer> scalarBytes(KeyAlgorithm key) {
    return switch (key) {
      case EC_P256 -> Optional.of(32);
      case EC_P384 -> Optional.of(48);
      case EC_P521 -> Optional.of(66);
      case AES_256,
          HMAC_SHA_256,
          HMAC_SHA_384,
          HMAC_SHA_512,
          RSA_2048,
          RSA_3072,
          RSA_4096,
          ED25519,
          ECDH_P256 ->
          Optional.empty();
    };
  }

  /** Of what the HSM has signed, which is well-formed. */
  static byte[] toConcatenated(byte[] der, int scalarBytes) {
    var both = new byte[2 * scalarBytes];
    var r = (der[1] & LONG_FORM) == 0 ? 2 : 3;
    put(both, scalarBytes, der, r);
    put(both, 2 * scalarBytes, der, r + 2 + der[r + 1]);
    return both;
  }

  /** Right-aligned before an end; what DER puts before it is one zero at most. */
  private static void put(byte[] both, int end, byte[] der, int integer) {
    var length = der[integer + 1];
    var zero = der[integer + 2] == 0 && length > 1 ? 1 : 0;
    var bytes = length - zero;
    System.arraycopy(der, integer + 2 + zero, both, end - bytes, bytes);
  }

  /** Two halves of whatever length; what is no signature is none in DER either. */
  static byte[] toDer(byte[] both) {
    var half = both.length / 2;
    var content = new ByteArrayOutputStream();
    putInteger(content, new BigInteger(1, both, 0, half));
    putInteger(content, new BigInteger(1, both, half, both.length - half));
    var der = new ByteArrayOutputStream();
    put(der, SEQUENCE, content.toByteArray());
    return der.toByteArray();
  }

  private static void putInteger(ByteArrayOutputStream out, BigInteger number) {
    put(out, INTEGER, number.toByteArray());
  }

  private static void put(ByteArrayOutputStream out, int tag, byte[] content) {
    out.write(tag);
    if (content.length >= LONG_FORM) {
      var length = BigInteger.valueOf(content.length).toByteArray();
      var skip = length[0] == 0 ? 1 : 0;
      out.write(LONG_FORM | (length.length - skip));
      out.write(length, skip, length.length - skip);
    } else {
      out.write(content.length);
    }
    out.writeBytes(content);
  }
}
