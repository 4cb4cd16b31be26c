package io.keystream.detection;

import io.keystream.detection.streams.OutsideBusinessHoursTopology;
import io.keystream.schemas.Topics;
import io.keystream.streams.JobHealth;
import io.keystream.streams.JobSettings;
import io.keystream.streams.Progress;
import io.keystream.streams.StreamsJob;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Watches the audit log and raises alerts: use outside the principal's declared business hours.
 *
 * <p>Thread safety: safe.
 */
public final class AnomalyDetector implements AutoCloseable {

  static final String OUTSIDE_BUSINESS_HOURS = "keystream-outside-business-hours";

  /** An alert waits for its transaction no longer. */
  private static final Duration COMMITS = Duration.ofMillis(50);

  private final Admin admin;
  private final StreamsJob job;

  private AnomalyDetector(Admin admin, StreamsJob job) {
    this.admin = admin;
    this.job = job;
  }

  /**
   * Starts as soon as the topics exist, waiting for them at most a minute; {@link #health} says
   * when it watches.
   */
  public static AnomalyDetector start(
      AnomalyDetectorConfiguration configuration, InstantSource clock) {
    var admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, configuration.bootstrapServers()));
    try {
      return new AnomalyDetector(admin, watch(configuration, admin, clock));
    } catch (RuntimeException e) {
      admin.close();
      throw e;
    }
  }

  public AnomalyDetectorHealth health() {
    return switch (job.health()) {
      case JobHealth.Ready(var behind) -> new AnomalyDetectorHealth.Ready(behind);
      case JobHealth.NotReady(var reason) -> new AnomalyDetectorHealth.NotReady(reason);
    };
  }

  @Override
  public void close() {
    job.close();
    admin.close();
  }

  private static StreamsJob watch(
      AnomalyDetectorConfiguration configuration, Admin admin, InstantSource clock) {
    var progress = new Progress();
    var topology =
        new OutsideBusinessHoursTopology(
                Topics.AUDIT_LOG, Topics.CONTROLS, Topics.ALERTS, clock, progress)
            .topology();
    var settings =
        new JobSettings(
            OUTSIDE_BUSINESS_HOURS,
            List.of(Topics.CONTROLS.name(), Topics.AUDIT_LOG.name()),
            configuration.bootstrapServers(),
            configuration.node(),
            configuration.dataDirectory().resolve("stores"),
            COMMITS);
    return StreamsJob.start(settings, topology, progress, admin, clock);
  }
}
