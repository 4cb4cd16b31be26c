package io.keystream.worker;

import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a worker runs.
 *
 * @param bootstrapServers where Kafka is: {@code host:port,...}
 * @param node the name of this process, 1 to 64 of letters, digits and {@code . _ -}; no other may
 *     run under it at the same time: it would be fenced
 * @param maxHandles the most keys loaded in the HSM at a time, about 8 KiB each
 * @param domain for whom keys are published that callers can seal to; null publishes none
 */
public record CryptoWorkerConfiguration(
    String bootstrapServers, String node, int maxHandles, @Nullable WorkerDomain domain) {

  public static final int DEFAULT_MAX_HANDLES = 10_000;

  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public CryptoWorkerConfiguration {
    var errors = new ArrayList<String>();
    if (bootstrapServers.isBlank()) {
      errors.add("bootstrap.servers must name Kafka, as host:port");
    }
    if (!NODE.matcher(node).matches()) {
      errors.add("node must be 1 to 64 of letters, digits, '.', '_', '-': '" + node + "'");
    }
    if (maxHandles < 1 || maxHandles > 1_000_000) {
      errors.add("max.handles must be 1 to 1000000: " + maxHandles);
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
  }

  public CryptoWorkerConfiguration(String bootstrapServers, String node) {
    this(bootstrapServers, node, DEFAULT_MAX_HANDLES, null);
  }

  public CryptoWorkerConfiguration withDomain(WorkerDomain served) {
    return new CryptoWorkerConfiguration(bootstrapServers, node, maxHandles, served);
  }

  /**
   * From settings named {@code bootstrap.servers}, {@code node} and, optional, {@code max.handles}
   * and {@code founding.certificate}: the founding operator's, in PEM; with it keys are published
   * for {@code worker.domain}, each new one of {@code worker.domain.suite}: a {@link
   * io.keystream.sealing.Suite}, optional.
   */
  static CryptoWorkerConfiguration of(Map<String, String> settings) {
    var maxHandles = settings.getOrDefault("max.handles", Integer.toString(DEFAULT_MAX_HANDLES));
    return new CryptoWorkerConfiguration(
        settings.getOrDefault("bootstrap.servers", ""),
        settings.getOrDefault("node", ""),
        maxHandles.matches("\\d{1,8}") ? Integer.parseInt(maxHandles) : -1,
        WorkerDomain.of(settings));
  }
}
