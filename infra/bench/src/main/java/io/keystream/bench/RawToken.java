package io.keystream.bench;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.SigningKey;
import io.keystream.worker.token.Token;
import java.time.Duration;
import java.util.Locale;

/** The limit that the HSM sets: operations of one thread that does nothing else. */
final class RawToken {

  private static final byte[] PAYLOAD = new byte[256];
  private static final byte[] CONTEXT = new byte[64];

  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(8);

  private RawToken() {}

  static String measure(Token token) {
    var report = new StringBuilder("| operation, one thread | per second | us each |\n");
    report.append("| --- | ---: | ---: |\n");
    if (load(token, "bench/aes", KeyAlgorithm.AES_256) instanceof EncryptionKey key) {
      row(report, "AES-256-GCM encrypt 256 B", () -> key.encrypt(PAYLOAD, CONTEXT));
      key.close();
    }
    if (load(token, "bench/ec", KeyAlgorithm.EC_P256) instanceof SigningKey key) {
      row(
          report,
          "ECDSA P-256 sign 256 B",
          () -> key.sign(SignatureAlgorithm.ECDSA_SHA_256, PAYLOAD));
      key.close();
    }
    return report.toString();
  }

  private static AutoCloseable load(Token token, String name, KeyAlgorithm algorithm) {
    var id = new MaterialId(new KeyName(name), KeyVersion.FIRST);
    return token.load(id, algorithm, token.generate(id, algorithm, Custody.WRAPPED));
  }

  private static void row(StringBuilder report, String name, Runnable operation) {
    count(operation, WARM_UP);
    var perSecond = count(operation, MEASURED) / (MEASURED.toNanos() / 1e9);
    report.append(
        String.format(Locale.ROOT, "| %s | %,.0f | %.1f |%n", name, perSecond, 1e6 / perSecond));
  }

  private static long count(Runnable operation, Duration time) {
    var endNanos = System.nanoTime() + time.toNanos();
    var done = 0L;
    while (System.nanoTime() < endNanos) {
      operation.run();
      done++;
    }
    return done;
  }
}
