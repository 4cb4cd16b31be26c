package io.keystream.worker.http.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.Version;
import io.keystream.http.JsonBody;
import io.keystream.worker.requests.NotCarriedOut;
import io.keystream.worker.secrets.SecretValues;
import io.keystream.worker.secrets.ValueUnavailable;
import java.time.Duration;
import java.util.Arrays;

/** Opens values as the JSON objects that they are. */
final class OpenedValues {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final SecretValues values;

  OpenedValues(SecretValues values) {
    this.values = values;
  }

  /**
   * The value of a version.
   *
   * @throws ValueUnavailable if it does not open
   * @throws NotCarriedOut if the HSM took too long
   */
  ObjectNode of(SecretPath path, Version.Kept version) {
    var bytes = values.read(path, version, System.nanoTime() + LIMIT.toNanos());
    try {
      return JsonBody.of(bytes).fields();
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
