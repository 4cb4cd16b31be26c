package io.keystream.cli;

import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One version of a key, or all that the command can apply to. */
final class VersionOption {

  @Option(
      names = "--key-version",
      paramLabel = "N",
      description = "Only this version (default: every version it applies to).")
  private @Nullable KeyVersion version;

  VersionScope scope() {
    return version == null ? new VersionScope.All() : new VersionScope.One(version);
  }
}
