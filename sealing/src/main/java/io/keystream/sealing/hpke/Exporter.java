package io.keystream.sealing.hpke;

import java.util.Arrays;

/**
 * The secrets that sender and receiver share after one encapsulation: as many as there are labels.
 *
 * <p>Thread safety: safe, as long as nobody closes it while another exports.
 */
public final class Exporter implements AutoCloseable {

  private static final byte[] EMPTY = new byte[0];
  private static final byte BASE_MODE = 0;

  private final Labeled labeled;
  private final byte[] secret;

  private Exporter(Labeled labeled, byte[] secret) {
    this.labeled = labeled;
    this.secret = secret;
  }

  /** The key schedule of base mode (RFC 9180, 5.1). */
  static Exporter of(int kem, byte[] sharedSecret, byte[] info) {
    var labeled = new Labeled(new SuiteId.ExportOnly(kem));
    var context =
        Labeled.join(
            new byte[] {BASE_MODE},
            labeled.extract(EMPTY, "psk_id_hash", EMPTY),
            labeled.extract(EMPTY, "info_hash", info));
    var scheduled = labeled.extract(sharedSecret, "secret", EMPTY);
    try {
      return new Exporter(labeled, labeled.expand(scheduled, "exp", context, Hkdf.HASH_BYTES));
    } finally {
      Arrays.fill(scheduled, (byte) 0);
    }
  }

  /** A secret of its own for each context (RFC 9180, 5.3), which the caller wipes. */
  public byte[] export(byte[] context, int length) {
    return labeled.expand(secret, "sec", context, length);
  }

  byte[] revealSecret() {
    return secret.clone();
  }

  @Override
  public void close() {
    Arrays.fill(secret, (byte) 0);
  }
}
