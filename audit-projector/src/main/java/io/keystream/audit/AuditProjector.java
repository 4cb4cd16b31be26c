package io.keystream.audit;

import io.keystream.audit.http.QueryApi;
import io.keystream.audit.streams.AuditViewTopology;
import io.keystream.audit.streams.KeyStateTopology;
import io.keystream.schemas.Topics;
import io.keystream.streams.JobHealth;
import io.keystream.streams.JobSettings;
import io.keystream.streams.Progress;
import io.keystream.streams.StreamsJob;
import io.keystream.streams.access.AccessFollower;
import io.keystream.streams.access.CurrentAccess;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Keeps key-version state and the audit view up to date and answers questions about them over HTTP.
 *
 * <p>The two projections are jobs of their own: one that stopped at a corrupt record does not stop
 * the other. The audit view holds the last days; older records are in the log.
 *
 * <p>Thread safety: safe.
 */
public final class AuditProjector implements AutoCloseable {

  static final String KEY_STATE = "keystream-key-state";
  static final String AUDIT_VIEW = "keystream-audit-view";

  /** At the latest; a change that comes alone is committed at once. */
  private static final Duration KEY_STATE_COMMITS = Duration.ofMillis(100);

  /** Nobody waits for it: the view is read from the stores themselves. */
  private static final Duration AUDIT_VIEW_COMMITS = Duration.ofSeconds(1);

  private final AuditProjectorConfiguration configuration;
  private final Admin admin;
  private final AccessFollower access;
  private final StreamsJob keyState;
  private final StreamsJob auditView;
  private final QueryApi api;

  private AuditProjector(
      AuditProjectorConfiguration configuration,
      Admin admin,
      AccessFollower access,
      StreamsJob keyState,
      StreamsJob auditView) {
    this.configuration = configuration;
    this.admin = admin;
    this.access = access;
    this.keyState = keyState;
    this.auditView = auditView;
    this.api =
        QueryApi.start(
            configuration.httpHost(), configuration.httpPort(), keyState, auditView, this::jobs);
  }

  /**
   * Starts as soon as the topics exist, waiting for them at most a minute, and the access events
   * are read, at most ten; {@link #health} says when questions are answered.
   *
   * @throws IllegalArgumentException when the founding certificate is none
   */
  public static AuditProjector start(
      AuditProjectorConfiguration configuration, InstantSource clock) {
    var open = new ArrayList<AutoCloseable>();
    try {
      var admin =
          Admin.create(
              Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, configuration.bootstrapServers()));
      open.add(admin);
      var access =
          new AccessFollower(
              configuration.bootstrapServers(),
              configuration.node(),
              configuration.foundingCertificate(),
              _ -> {});
      open.add(access);
      access.start();
      var current = new CurrentAccess(access, admin);
      current.awaitStart();
      var keyState = startKeyState(configuration, current, admin, clock);
      open.add(keyState);
      var auditView = startAuditView(configuration, admin, clock);
      open.add(auditView);
      return new AuditProjector(configuration, admin, access, keyState, auditView);
    } catch (RuntimeException e) {
      closeAll(open.reversed(), e);
      throw e;
    }
  }

  /** Where the query API listens. */
  public URI uri() {
    return api.uri(configuration.httpHost());
  }

  public AuditProjectorHealth health() {
    var behind = 0L;
    var reasons = new ArrayList<String>();
    access.stopped().ifPresent(reasons::add);
    for (var health : jobs().values()) {
      switch (health) {
        case JobHealth.Ready ready -> behind += ready.behind();
        case JobHealth.NotReady(var reason) -> reasons.add(reason);
      }
    }
    return reasons.isEmpty()
        ? new AuditProjectorHealth.Ready(behind)
        : new AuditProjectorHealth.NotReady(reasons);
  }

  @Override
  public void close() {
    api.close();
    auditView.close();
    keyState.close();
    access.close();
    admin.close();
  }

  private Map<String, JobHealth> jobs() {
    return Map.of(KEY_STATE, keyState.health(), AUDIT_VIEW, auditView.health());
  }

  private static StreamsJob startKeyState(
      AuditProjectorConfiguration configuration,
      CurrentAccess access,
      Admin admin,
      InstantSource clock) {
    var progress = new Progress();
    var topology =
        new KeyStateTopology(Topics.KEY_EVENTS, Topics.KEY_STATE, access, progress).topology();
    var settings = settings(configuration, KEY_STATE, Topics.KEY_EVENTS.name(), KEY_STATE_COMMITS);
    return StreamsJob.start(settings, topology, progress, admin, clock);
  }

  private static StreamsJob startAuditView(
      AuditProjectorConfiguration configuration, Admin admin, InstantSource clock) {
    var progress = new Progress();
    var topology =
        new AuditViewTopology(Topics.AUDIT_LOG, configuration.kept(), clock, progress).topology();
    var settings = settings(configuration, AUDIT_VIEW, Topics.AUDIT_LOG.name(), AUDIT_VIEW_COMMITS);
    return StreamsJob.start(settings, topology, progress, admin, clock);
  }

  private static JobSettings settings(
      AuditProjectorConfiguration configuration, String name, String source, Duration commits) {
    return new JobSettings(
        name,
        List.of(source),
        configuration.bootstrapServers(),
        configuration.node(),
        configuration.dataDirectory().resolve("stores"),
        commits);
  }

  private static void closeAll(List<AutoCloseable> open, RuntimeException reason) {
    for (var one : open) {
      try {
        one.close();
      } catch (Exception e) {
        reason.addSuppressed(e);
      }
    }
  }
}
