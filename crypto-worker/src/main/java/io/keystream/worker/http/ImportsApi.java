package io.keystream.worker.http;

import io.keystream.client.LazyCommands;
import io.keystream.domain.key.OaepHash;
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
import io.keystream.worker.domainkeys.WrappingKey;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.keys.EnvelopeLog;
import io.keystream.worker.keys.KeyView;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * How a worker lets keys in over HTTPS.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class ImportsApi implements AutoCloseable {

  private final Front front;
  private final LazyCommands commands;
  private final EnvelopeLog envelopes;
  private final WrappingKey wrappingKey;
  private final Routes routes;

  private ImportsApi(
      Front front,
      LazyCommands commands,
      EnvelopeLog envelopes,
      WrappingKey wrappingKey,
      Routes routes) {
    this.front = front;
    this.commands = commands;
    this.envelopes = envelopes;
    this.wrappingKey = wrappingKey;
    this.routes = routes;
  }

  /**
   * The lane is asked for nothing before somebody asks here.
   *
   * @param wrappingKey closed in the end
   * @param hashes what the HSM unwraps with
   * @param commands closed in the end
   */
  public static ImportsApi start(
      KafkaClients clients,
      Callers callers,
      Tokens tokens,
      KeyView keys,
      WrappingKey wrappingKey,
      Set<OaepHash> hashes,
      LazyCommands commands,
      InstantSource clock,
      String node) {
    var followed = List.of(callers.follower(), tokens.follower(), keys.follower());
    var current = CurrentRounds.start("imports", CurrentView.of(clients, "imports", followed));
    var audit = new AuditWriter(clients.plain("imports"), node, AuditKind.USE, clock);
    var front = new Front(callers, tokens, current, audit, Reach.UNCOUNTED, node, clock);
    var envelopes = new EnvelopeLog(clients.plain("envelopes"));
    var imports = new KeyImports(front, commands, envelopes, keys, current, wrappingKey.label());
    var routes = new ImportRoutes(front, new Listening(front), imports, wrappingKey, hashes);
    return new ImportsApi(
        front, commands, envelopes, wrappingKey, new Routes("/v1/transit", routes));
  }

  /** Before those of other changes of keys. */
  public Routes routes() {
    return routes;
  }

  @Override
  public void close() {
    commands.close();
    front.close();
    envelopes.close();
    wrappingKey.close();
  }
}
