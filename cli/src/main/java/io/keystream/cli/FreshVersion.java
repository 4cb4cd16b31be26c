package io.keystream.cli;

import io.keystream.client.KeystreamClient;
import io.keystream.client.VersionOutcome;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyVersion;
import picocli.CommandLine.Option;

/** Sends a command that asks the HSM for a version, and waits until that version is ready. */
final class FreshVersion {

  @Option(
      names = "--activate-later",
      description = "The version protects only after 'keys activate'.")
  private boolean activateLater;

  @Option(names = "--no-wait", description = "Do not wait for the HSM.")
  private boolean noWait;

  Activation activation() {
    return activateLater ? Activation.ON_COMMAND : Activation.WHEN_GENERATED;
  }

  int request(Target target, KeyCommand command) {
    try (var client = target.connect();
        var _ = target.waitingFor("the version of key '" + command.key() + "'")) {
      return noWait ? requestOnly(client, target, command) : requestAndWait(client, target, command);
    }
  }

  private static int requestOnly(KeystreamClient client, Target target, KeyCommand command) {
    var version = version(client, command);
    return tell(target, command, version, "requested");
  }

  private int requestAndWait(KeystreamClient client, Target target, KeyCommand command) {
    try (var watch = client.watch(command.key())) {
      var version = version(client, command);
      return switch (watch.await(version, activation(), target.platform().timeout())) {
        case VersionOutcome.Active _ -> tell(target, command, version, "active");
        case VersionOutcome.PreActive _ -> tell(target, command, version, "pre-active");
        case VersionOutcome.Failed(_, var reason) ->
            throw Stop.failed(
                "generation-failed",
                "The HSM could not make version %d of key '%s': %s"
                    .formatted(version.number(), command.key(), reason));
      };
    }
  }

  private static KeyVersion version(KeystreamClient client, KeyCommand command) {
    var version = Answers.result(client.send(command)).requestedVersion();
    if (version == null) {
      throw new IllegalStateException("an accepted " + command + " names no version");
    }
    return version;
  }

  private static int tell(
      Target target, KeyCommand command, KeyVersion version, String state) {
    return target.say(
        "Version %d of key '%s' is %s.".formatted(version.number(), command.key(), state),
        Json.object(
            "key", command.key().path(), "version", version.number(), "state", state));
  }
}
