package io.keystream.detection;

import io.keystream.detection.streams.OutsideBusinessHoursTopology;
import io.keystream.schemas.Topics;
import io.keystream.streams.JobHealth;
import io.keystream.streams.JobSettings;
import io.keystream.streams.Progress;
import io.keystream.streams.StreamsJob;
import io.keystream.streams.access.AccessFollower;
import io.keystream.streams.access.CurrentAccess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Watches the audit log and raises alerts: use outside the principal's declared business hours,
 * which it believes in where an operator's signature proves them.
 *
 * <p>Thread safety: safe.
 */
public final class AnomalyDetector implements AutoCloseable {

  static final String OUTSIDE_BUSINESS_HOURS = "keystream-outside-business-hours";

  /** An alert waits for its transaction no longer. */
  private static final Duration COMMITS = Duration.ofMillis(50);

  private final Admin admin;
  private final AccessFollower access;
  private final StreamsJob job;

  private AnomalyDetector(Admin admin, AccessFollower access, StreamsJob job) {
    this.admin = admin;
    this.access = access;
    this.job = job;
  }

  /**
   * Starts as soon as the topics exist, waiting for them at most a minute, and the access events
   * are read, at most ten; {@link #health} says when it watches.
   *
   * @throws IllegalArgumentException when the founding certificate is none
   */
  public static AnomalyDetector start(
      AnomalyDetectorConfiguration configuration, InstantSource clock) {
    var history = new HoursHistory();
    var follower =
        new AccessFollower(
            configuration.bootstrapServers(),
            configuration.node(),
            configuration.foundingCertificate(),
            applied -> history.apply(applied.event(), applied.at()));
    var admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, configuration.bootstrapServers()));
    try {
      follower.start();
      var access = new CurrentAccess(follower, admin);
      access.awaitStart();
      var hours = new CurrentHours(access, history);
      return new AnomalyDetector(admin, follower, watch(configuration, hours, admin, clock));
    } catch (RuntimeException e) {
      follower.close();
      admin.close();
      throw e;
    }
  }

  public AnomalyDetectorHealth health() {
    return access
        .stopped()
        .<AnomalyDetectorHealth>map(AnomalyDetectorHealth.NotReady::new)
        .orElseGet(() ->
            switch (job.health()) {
              case JobHealth.Ready(var behind) -> new AnomalyDetectorHealth.Ready(behind);
              case JobHealth.NotReady(var reason) -> new AnomalyDetectorHealth.NotReady(reason);
            });
  }

  @Override
  public void close() {
    job.close();
    access.close();
    admin.close();
  }

  private static StreamsJob watch(
      AnomalyDetectorConfiguration configuration,
      HoursInForce hours,
      Admin admin,
      InstantSource clock) {
    var progress = new Progress();
    var topology =
        new OutsideBusinessHoursTopology(Topics.AUDIT_LOG, hours, Topics.ALERTS, clock, progress)
            .topology();
    var settings =
        new JobSettings(
            OUTSIDE_BUSINESS_HOURS,
            List.of(Topics.AUDIT_LOG.name()),
            configuration.bootstrapServers(),
            configuration.node(),
            configuration.dataDirectory().resolve("stores"),
            COMMITS);
    return StreamsJob.start(settings, topology, progress, admin, clock);
  }
}
