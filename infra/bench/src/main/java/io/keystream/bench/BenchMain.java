package io.keystream.bench;

import io.keystream.bench.clear.ClearPipeline;
import io.keystream.bench.https.WholePlatform;
import io.keystream.bench.https.WorkerAlone;
import io.keystream.client.SealedBacklog;
import io.keystream.client.Trust;
import io.keystream.commands.CommandService;
import io.keystream.commands.CommandServiceConfiguration;
import io.keystream.commands.DecidedBy;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.worker.CryptoWorker;
import io.keystream.worker.CryptoWorkerConfiguration;
import io.keystream.worker.WorkerDomain;
import io.keystream.worker.token.Token;
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
          List.of(
              "token",
              "parts",
              "bus",
              "requests",
              "sealing",
              "backlog",
              "https",
              "https-platform",
              "commands",
              "commands-bare",
              "rebuild"));

  /** Only when asked for by name: the same in a quarter of the time, to see that it works. */
  private static final String SEALING_BRIEF = "sealing-brief";

  private static final String DOMAIN = "bench";

  private BenchMain() {}

  public static void main(String[] names) throws IOException {
    var wanted = names.length == 0 ? ALL : Set.of(names);
    var known = new TreeSet<>(ALL);
    known.add(SEALING_BRIEF);
    if (!known.containsAll(wanted)) {
      throw new IllegalArgumentException("measurements are " + known + ", asked for " + wanted);
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
      case "sealing" -> sealing(directory, Alternation.Pace.FULL);
      case SEALING_BRIEF -> sealing(directory, Alternation.Pace.BRIEF);
      case "backlog" -> backlog(directory);
      case "https" -> https(directory);
      case "https-platform" -> WholePlatform.measure(directory, Rig.random());
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
        var worker = worker(rig, token);
        var client = rig.client("bench", trust(rig, worker))) {
      return RequestLoad.measure(client);
    }
  }

  private static String sealing(Path directory, Alternation.Pace pace) {
    try (var rig = Rig.open(directory);
        var token = Rig.token(rig.directory("token"));
        var _ = commandService(rig, DecidedBy.AXON);
        var worker = worker(rig, token);
        var client = rig.client("bench", trust(rig, worker));
        var clear =
            ClearPipeline.open(
                rig.bus(), Rig.SIZING, rig.founder().readCertificate(), token, Rig.random())) {
      return RequestLoad.compare(client, clear.client(), pace);
    }
  }

  private static String backlog(Path directory) {
    try (var rig = Rig.open(directory);
        var token = Rig.token(rig.directory("token"));
        var _ = commandService(rig, DecidedBy.AXON);
        var worker = worker(rig, token);
        var client = rig.client("bench", trust(rig, worker));
        var sealed =
            SealedBacklog.open(rig.configuration("backlog", trust(rig, worker)), Rig.random());
        var clear =
            ClearPipeline.open(
                rig.bus(), Rig.SIZING, rig.founder().readCertificate(), token, Rig.random());
        var backlog = new Backlog(rig.bootstrapServers())) {
      return RequestLoad.drain(client, sealed, clear.requests(), backlog);
    }
  }

  private static String https(Path directory) {
    var listening = WorkerAlone.listening(Rig.random());
    try (var rig = Rig.open(directory);
        var token = Rig.token(rig.directory("token"));
        var _ = commandService(rig, DecidedBy.AXON);
        var worker = worker(worker(rig).withHttps(listening), token)) {
      var caller = rig.enrolled("bench", PrincipalKind.APPLICATION);
      try (var client = rig.client(caller, trust(rig, worker))) {
        RequestLoad.createKey(client);
      }
      return RawToken.measure(token)
          + "\n"
          + WorkerAlone.measure(
              worker.https("127.0.0.1").orElseThrow(), listening, caller, RequestLoad.KEY.path());
    }
  }

  private static CryptoWorker worker(Rig rig, Token token) {
    return worker(worker(rig), token);
  }

  private static CryptoWorkerConfiguration worker(Rig rig) {
    return new CryptoWorkerConfiguration(
        rig.bootstrapServers(),
        "bench",
        new WorkerDomain(rig.founder().readCertificate(), DOMAIN),
        rig.enrolled("crypto-worker", PrincipalKind.SERVICE));
  }

  private static CryptoWorker worker(CryptoWorkerConfiguration configuration, Token token) {
    return CryptoWorker.start(configuration, token, InstantSource.system(), Rig.random());
  }

  private static Trust trust(Rig rig, CryptoWorker worker) {
    return Trust.of(
        rig.founder().readCertificate().fingerprint(), DOMAIN, worker.domainAuthority());
  }

  private static String commands(Path directory, DecidedBy decidedBy) {
    try (var rig = Rig.open(directory);
        var _ = commandService(rig, decidedBy);
        var client = rig.client("bench", rig.platform());
        var worker = rig.client("crypto-worker", PrincipalKind.SERVICE, rig.platform())) {
      return CommandLoad.measure(client, worker, decidedBy.name());
    }
  }

  private static CommandService commandService(Rig rig, DecidedBy decidedBy) {
    return CommandService.start(
        new CommandServiceConfiguration(
            rig.bootstrapServers(),
            "bench",
            rig.directory("command-service"),
            CommandServiceConfiguration.DEFAULT_MEMBERS,
            rig.founder().certificate(),
            rig.commandService().name()),
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
