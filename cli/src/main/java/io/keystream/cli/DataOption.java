package io.keystream.cli;

import io.keystream.local.DataLayout;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The data directory of a platform of this machine. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of the platform on this machine (default: ./var).")
  private @Nullable Path data;

  DataLayout layout() {
    return new DataLayout(data == null ? home().resolve("var") : data);
  }

  /** The launcher says where the project is, so that commands work from every directory. */
  private static Path home() {
    return Path.of(System.getProperty("keystream.home", "."));
  }
}
