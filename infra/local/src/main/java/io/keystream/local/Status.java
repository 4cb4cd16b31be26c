package io.keystream.local;

import io.keystream.client.Answer;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.client.NoAnswer;
import io.keystream.client.query.Projections;
import io.keystream.client.query.QueryFailed;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Whether a platform works, seen from outside and as its parts say. */
public final class Status {

  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private Status() {}

  /** One thing that was looked at. */
  public record Line(String what, PartHealth health) {
    public boolean isReady() {
      return health instanceof PartHealth.Ready;
    }
  }

  /** Looks at the platform of a data directory: its process, what its parts say, from outside. */
  public static List<Line> of(
      DataLayout layout, ClientConfiguration client, InstantSource clock, SecureRandom random) {
    var lines = new ArrayList<Line>();
    lines.addAll(said(layout, clock));
    lines.addAll(fromOutside(client, clock, random));
    PlatformFile.read(layout).ifPresent(file -> lines.add(projector(file.projector())));
    return List.copyOf(lines);
  }

  /** The process of a directory, which the rest needs. */
  public static Line process(DataLayout layout) {
    return new Line(
        "process",
        PidFile.running(layout)
            .<PartHealth>map(process -> new PartHealth.Ready("pid " + process.pid()))
            .orElseGet(() ->
                new PartHealth.NotReady(
                    "none runs in %s; start one: ./keystream up".formatted(layout.root()))));
  }

  /** Looks at a platform wherever it is: its Kafka, and an answer of its workers. */
  public static List<Line> fromOutside(
      ClientConfiguration client, InstantSource clock, SecureRandom random) {
    var kafka = kafka(client.bus().bootstrapServers());
    return kafka.isReady() ? List.of(kafka, answer(client, clock, random)) : List.of(kafka);
  }

  private static List<Line> said(DataLayout layout, InstantSource clock) {
    return HealthFile.read(layout)
        .filter(file -> file.saidAt().plus(HealthFile.MAX_AGE).isAfter(clock.instant()))
        .map(file ->
            file.parts().entrySet().stream()
                .map(part -> new Line(part.getKey() + " says", part.getValue()))
                .toList())
        .orElseGet(() ->
            List.of(
                new Line(
                    "parts",
                    new PartHealth.NotReady(
                        "said nothing for %d s; see %s"
                            .formatted(HealthFile.MAX_AGE.toSeconds(), layout.logFile())))));
  }

  private static Line kafka(String bootstrapServers) {
    var limit = Math.toIntExact(MAX_WAIT.toMillis());
    try (var admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit))) {
      var nodes = admin.describeCluster().nodes().get(MAX_WAIT.toSeconds(), TimeUnit.SECONDS);
      return new Line(
          "kafka answers",
          new PartHealth.Ready(nodes.size() + " broker(s) at " + bootstrapServers));
    } catch (ExecutionException | TimeoutException e) {
      return new Line(
          "kafka answers",
          new PartHealth.NotReady("no answer from " + bootstrapServers + ": " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Line("kafka answers", new PartHealth.NotReady("interrupted"));
    }
  }

  /** Random bytes of the HSM take the whole way: Kafka, worker, token, audit record, answer. */
  private static Line answer(
      ClientConfiguration configuration, InstantSource clock, SecureRandom random) {
    return new Line("a request is answered", health(configuration, clock, random));
  }

  private static PartHealth health(
      ClientConfiguration configuration, InstantSource clock, SecureRandom random) {
    try (var client = KeystreamClient.connect(configuration, clock, random)) {
      var start = System.nanoTime();
      return switch (client.generateRandom(16).join()) {
        case Answer.Given<?> _ ->
            new PartHealth.Ready(
                "%.1f ms for random bytes".formatted((System.nanoTime() - start) / 1e6));
        case Answer.Refused<?>(_, var message, _) -> new PartHealth.NotReady(message);
        case Answer.Failed<?>(_, var message, _) -> new PartHealth.NotReady(message);
      };
    } catch (CompletionException e) {
      return new PartHealth.NotReady(String.valueOf(e.getCause()));
    } catch (NoAnswer e) {
      return new PartHealth.NotReady(String.valueOf(e.getMessage()));
    }
  }

  private static Line projector(URI uri) {
    try (var projections = Projections.at(uri, MAX_WAIT)) {
      projections.requireHealthy();
      return new Line("queries are answered", new PartHealth.Ready(uri.toString()));
    } catch (QueryFailed e) {
      return new Line(
          "queries are answered", new PartHealth.NotReady(String.valueOf(e.getMessage())));
    }
  }
}
