package io.keystream.cli;

import io.keystream.domain.caller.Application;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.KeyOperation;
import io.keystream.domain.policy.Source;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A request that nobody sends, to be judged by policies. */
final class DescribedRequest {

  @Option(
      names = "--operation",
      paramLabel = "OPERATION",
      description = "Such as encrypt or rotate; one of: ${COMPLETION-CANDIDATES}.")
  private @Nullable KeyOperation operation;

  @Option(names = "--key", paramLabel = "KEY", description = "Such as payments/cards.")
  private @Nullable KeyName key;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Such as 2026-03-02T10:00:00Z (default: now).")
  private @Nullable Instant at;

  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "Which one asks (default: keystream-cli).")
  private String application = "keystream-cli";

  @Option(
      names = "--source",
      paramLabel = "IP",
      description = "From which address (default: over Kafka, where there is none).")
  private @Nullable InetAddress source;

  @Option(
      names = "--context",
      paramLabel = "NAME=VALUE",
      description = "A part of the encryption context; may be repeated.")
  private Map<String, String> context = Map.of();

  boolean isGiven() {
    return operation != null;
  }

  AccessRequest request(InstantSource clock) {
    if (operation == null) {
      throw Stop.usage("Missing required option: '--operation=OPERATION'");
    }
    try {
      return new AccessRequest(
          operation.on(key),
          Map.of(),
          new Application(application),
          source == null ? new Source.Unknown() : new Source.Address(source),
          context,
          at == null ? clock.instant() : at);
    } catch (IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    }
  }
}
