package io.keystream.bench;

import io.keystream.commands.CommandService;
import io.keystream.commands.CommandServiceConfiguration;
import io.keystream.commands.DecidedBy;
import io.keystream.worker.CryptoWorker;
import io.keystream.worker.CryptoWorkerConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Runs the named measurements, all without names, and prints their tables as Markdown. */
public final class BenchMain {

  private static final Set<String> ALL =
      new TreeSet<>(
          List.of("token", "parts", "bus", "requests", "commands", "commands-bare", "rebuild"));

  private BenchMain() {}

  public static void main(String[] names) throws IOException {
    var wanted = names.length == 0 ? ALL : Set.of(names);
    if (!ALL.containsAll(wanted)) {
      throw new IllegalArgumentException("measurements are " + ALL + ", asked for " + wanted);
    }
    var directory = Files.createTempDirectory("keystream-bench");
    try {
      for (var name : wanted) {
        System.out.printf("%n### %s%n%n%s", name, measure(name, directory.resolve(name)));
      }
    } finally {
      delete(directory);
    }
  }

  private static String measure(String name, Path directory) {
    return switch (name) {
      case "token" -> {
        try (var token = Rig.token(directory)) {
          yield RawToken.measure(token);
        }
      }
      case "parts" -> Parts.measure();
      case "bus" -> bus(directory);
      case "requests" -> requests(directory);
      case "commands" -> commands(directory, DecidedBy.AXON);
      case "commands-bare" -> commands(directory, DecidedBy.NO_FRAMEWORK);
      case "rebuild" -> {
        try (var rig = Rig.open(directory)) {
          yield "| ready after start | time |\n| --- | ---: |\n" + Rebuild.measure(rig);
        }
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String bus(Path directory) {
    try (var rig = Rig.open(directory);
        var bus = BareBus.open(rig.bootstrapServers())) {
      return ClosedLoop.table(
          "bare Kafka loop", RequestLoad.IN_FLIGHT, bus::request, answered -> answered);
    }
  }

  private static String requests(Path directory) {
    try (var rig = Rig.open(directory);
        var token = Rig.token(rig.directory("token"));
        var _ = commandService(rig, DecidedBy.AXON);
        var _ =
            CryptoWorker.start(
                new CryptoWorkerConfiguration(rig.bootstrapServers(), "bench"),
                token,
                InstantSource.system());
        var client = rig.client("bench")) {
      return RequestLoad.measure(client);
    }
  }

  private static String commands(Path directory, DecidedBy decidedBy) {
    try (var rig = Rig.open(directory);
        var _ = commandService(rig, decidedBy);
        var client = rig.client("bench")) {
      return CommandLoad.measure(client, decidedBy.name());
    }
  }

  private static CommandService commandService(Rig rig, DecidedBy decidedBy) {
    return CommandService.start(
        new CommandServiceConfiguration(
            rig.bootstrapServers(), "bench", rig.directory("command-service")),
        InstantSource.system(),
        decidedBy);
  }

  static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
