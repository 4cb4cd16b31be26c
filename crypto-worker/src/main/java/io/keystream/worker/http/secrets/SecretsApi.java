package io.keystream.worker.http.secrets;

import io.keystream.client.LazyCommands;
import io.keystream.edge.AuditWriter;
import io.keystream.edge.Front;
import io.keystream.edge.Reach;
import io.keystream.edge.Tokens;
import io.keystream.edge.http.Listening;
import io.keystream.follow.Callers;
import io.keystream.follow.CurrentRounds;
import io.keystream.follow.CurrentView;
import io.keystream.http.Routes;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.requests.UseThreads;
import io.keystream.worker.secrets.SecretEvents;
import io.keystream.worker.secrets.SecretValues;
import io.keystream.worker.secrets.StoredValues;
import io.keystream.worker.secrets.ValueSealing;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a worker answers under {@code /v1/secret}, and what it follows for that.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class SecretsApi implements AutoCloseable {

  private final SecretEvents events;
  private final StoredValues stored;
  private final SecretValues values;
  private final LazyCommands commands;
  private final Front front;
  private final List<Routes> routes;

  private SecretsApi(
      SecretEvents events,
      StoredValues stored,
      SecretValues values,
      LazyCommands commands,
      Front front,
      List<Routes> routes) {
    this.events = events;
    this.stored = stored;
    this.values = values;
    this.commands = commands;
    this.front = front;
    this.routes = routes;
  }

  /**
   * Begins to follow secrets; the lane is asked for nothing before somebody asks here.
   *
   * @param sealing follows the key that wraps by this view of keys
   * @param threads that calls of the HSM are made on
   * @param commands closed in the end
   * @param reach counts the secrets that callers read
   * @param keeps whether this worker takes away what is no version's value and wraps again
   */
  public static SecretsApi start(
      KafkaClients clients,
      Callers callers,
      Tokens tokens,
      KeyView keys,
      ValueSealing sealing,
      UseThreads threads,
      LazyCommands commands,
      Reach reach,
      BooleanSupplier keeps,
      InstantSource clock,
      String node) {
    var events = new SecretEvents(clients, callers);
    var stored = new StoredValues(clients);
    events.start();
    stored.start();
    var followed =
        List.of(
            callers.follower(),
            tokens.follower(),
            keys.follower(),
            events.follower(),
            stored.follower());
    var current = CurrentRounds.start("secrets", CurrentView.of(clients, "secrets", followed));
    var audit = new AuditWriter(clients.plain("secrets"), node, AuditKind.USE, clock);
    var front = new Front(callers, tokens, current, audit, reach, node, clock);
    var changes = new SecretChanges(front, commands, events, current);
    var values =
        SecretValues.start(
            events,
            stored,
            sealing,
            clients.plain("secret-values"),
            threads,
            keeps,
            changes::catchUp);
    var opened = new OpenedValues(values);
    var routes =
        new SecretRoutes(
            new Listening(front),
            new SecretReading(front, events, opened),
            new SecretWriting(changes, events, values, opened),
            changes);
    return new SecretsApi(
        events,
        stored,
        values,
        commands,
        front,
        List.of(
            new Routes("/v1/secret", routes),
            new Routes(
                "/v1/keystream/secrets", new WrappingRoutes(front, values, sealing.key().path()))));
  }

  public List<Routes> routes() {
    return routes;
  }

  /** Why it no longer follows. */
  public Optional<String> stopped() {
    return events
        .stopped()
        .map(why -> "secret events: " + why)
        .or(() -> stored.stopped().map(why -> "values of secrets: " + why));
  }

  @Override
  public void close() {
    commands.close();
    front.close();
    values.close();
    stored.close();
    events.close();
  }
}
