package io.keystream.commands.http;

import io.keystream.client.Bus;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.LazyCommands;
import io.keystream.commands.kafka.KafkaClients;
import io.keystream.credentials.Credential;
import io.keystream.directory.Founding;
import io.keystream.directory.X509Certificates;
import io.keystream.directory.tokens.TokenSigner;
import io.keystream.domain.caller.Principal;
import io.keystream.edge.AuditWriter;
import io.keystream.edge.Front;
import io.keystream.edge.Reach;
import io.keystream.edge.Tokens;
import io.keystream.edge.http.Listening;
import io.keystream.edge.http.RecordedUnread;
import io.keystream.follow.Callers;
import io.keystream.follow.CurrentRounds;
import io.keystream.follow.CurrentView;
import io.keystream.http.OpenApiRoutes;
import io.keystream.http.Routes;
import io.keystream.http.Unread;
import io.keystream.jwt.FetchedKeys;
import io.keystream.jwt.JwtVerification;
import io.keystream.jwt.http.JwksOverHttps;
import io.keystream.schemas.wire.AuditKind;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a command-service answers over HTTPS: changes of keys under {@code /v1/transit/keys} and
 * {@code /v1/keystream/keys}, tokens and logins under {@code /v1/auth}, what the platform is under
 * {@code /v1/sys}.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class ManagementApi implements AutoCloseable {

  private final Callers callers;
  private final Tokens tokens;
  private final TokenLog written;
  private final IssuedTokens issued;
  private final IssuedSecretIds secretIds;
  private final Front front;
  private final LazyCommands commands;
  private final InstantSource clock;
  private final FetchedKeys issuersKeys = new FetchedKeys(new JwksOverHttps());

  private ManagementApi(
      Callers callers,
      Tokens tokens,
      TokenLog written,
      IssuedTokens issued,
      IssuedSecretIds secretIds,
      Front front,
      LazyCommands commands,
      InstantSource clock) {
    this.callers = callers;
    this.tokens = tokens;
    this.written = written;
    this.issued = issued;
    this.secretIds = secretIds;
    this.front = front;
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * Begins to follow who may call.
   *
   * @param own the service's credential, which signs tokens
   * @param random for the secrets of tokens
   */
  public static ManagementApi start(
      KafkaClients clients,
      Founding founding,
      Credential own,
      String node,
      InstantSource clock,
      SecureRandom random) {
    var callers = new Callers(clients, founding, new X509Certificates());
    var tokens = new Tokens(clients, callers, clock);
    callers.start();
    tokens.start();
    var self = new Principal(own.certificate().commonName());
    var written =
        new TokenLog(callers, TokenSigner.with(own, founding.platform()), clients.plain("tokens"));
    var current =
        CurrentRounds.start(
            "management",
            CurrentView.of(clients, "management", List.of(callers.follower(), tokens.follower())));
    var audit = new AuditWriter(clients.plain("management"), node, AuditKind.CHANGE, clock);
    return new ManagementApi(
        callers,
        tokens,
        written,
        new IssuedTokens(callers, tokens, written, self, random),
        new IssuedSecretIds(callers, tokens, written, self, random),
        new Front(callers, tokens, current, audit, Reach.UNCOUNTED, node, clock),
        new LazyCommands(
            ClientConfiguration.ofService(
                Bus.at(clients.bootstrapServers()), own, founding.platform()),
            clock,
            random),
        clock);
  }

  /** What it answers, for a listener that it may share with other services. */
  public List<Routes> routes() {
    var listening = new Listening(front);
    var making = new TokenMaking(front, issued, callers);
    var logins = new LoggingIn(front, making, secretIds, callers);
    var keeping = new TokenKeeping(front, issued, tokens, callers);
    var policies = new PolicyReading(front, callers);
    var roles = new Roles(front, callers);
    var changes = new KeyChanges(front, commands);
    return List.of(
        new Routes("/v1/auth", new AuthRoutes(listening, logins, making, keeping)),
        new Routes(
            "/v1/auth/approle",
            new AppRoleRoutes(
                listening,
                logins,
                new RoleReading(front, roles),
                new SecretIdKeeping(roles, secretIds))),
        new Routes("/v1/transit", new KeyRoutes(front, listening, changes, clock)),
        new Routes("/v1/keystream", new StateRoutes(listening, changes, clock)),
        new Routes("/v1/keystream", new OpenApiRoutes()),
        new Routes(
            "/v1/auth/jwt",
            new JwtRoutes(
                logins, new JwtVerification(issuersKeys), new JwtRoleReading(front, callers))),
        new Routes(
            "/v1/sys", new SysRoutes(front, listening, policies, new CapabilityReading(front))));
  }

  /** What becomes of requests that nobody takes, for the same listener. */
  public Unread unread() {
    return new RecordedUnread(front);
  }

  /** Why it answers nothing any more. */
  public Optional<String> stopped() {
    return Stream.of(callers.stopped(), tokens.stopped()).flatMap(Optional::stream).findFirst();
  }

  @Override
  public void close() {
    issuersKeys.close();
    commands.close();
    front.close();
    written.close();
    tokens.close();
    callers.close();
  }
}
