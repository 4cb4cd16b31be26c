package io.keystream.worker.http.secrets;

import io.keystream.client.LazyCommands;
import io.keystream.edge.AuditWriter;
import io.keystream.edge.Front;
import io.keystream.edge.Tokens;
import io.keystream.edge.http.Listening;
import io.keystream.follow.Callers;
import io.keystream.follow.CurrentRounds;
import io.keystream.follow.CurrentView;
import io.keystream.follow.TopicFollower;
import io.keystream.http.Routes;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.secrets.SecretEvents;
import io.keystream.worker.secrets.SecretValues;
import java.time.InstantSource;
import java.util.List;

/**
 * What a worker answers under {@code /v1/secret}.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class SecretsApi implements AutoCloseable {

  private final Front front;
  private final SecretValues values;
  private final LazyCommands commands;
  private final List<Routes> routes;

  private SecretsApi(Front front, SecretValues values, LazyCommands commands, List<Routes> routes) {
    this.front = front;
    this.values = values;
    this.commands = commands;
    this.routes = routes;
  }

  /**
   * Begins to look at the ends of the topics when somebody asks.
   *
   * @param followed all that answers depend on
   * @param values closed in the end, as the commands
   */
  public static SecretsApi start(
      KafkaClients clients,
      Callers callers,
      Tokens tokens,
      List<TopicFollower> followed,
      SecretEvents events,
      SecretValues values,
      LazyCommands commands,
      InstantSource clock,
      String node) {
    var current = CurrentRounds.start("secrets", CurrentView.of(clients, "secrets", followed));
    var audit = new AuditWriter(clients.plain("secrets"), node, AuditKind.USE, clock);
    var front = new Front(callers, tokens, current, audit, node, clock);
    var opened = new OpenedValues(values);
    var changes = new SecretChanges(front, commands, events, current);
    var routes =
        new SecretRoutes(
            new Listening(front),
            new SecretReading(front, events, opened),
            new SecretWriting(changes, events, values, opened),
            changes);
    return new SecretsApi(front, values, commands, List.of(new Routes("/v1/secret", routes)));
  }

  public List<Routes> routes() {
    return routes;
  }

  @Override
  public void close() {
    commands.close();
    front.close();
    values.close();
  }
}
