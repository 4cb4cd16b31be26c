package io.keystream.detection;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.detection.kafka.AccessFollower;
import io.keystream.detection.kafka.Consumers;
import io.keystream.detection.kafka.CurrentHours;
import io.keystream.detection.streams.OutsideBusinessHoursTopology;
import io.keystream.directory.Certificates;
import io.keystream.directory.Founding;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
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
    var access = access(configuration);
    var admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, configuration.bootstrapServers()));
    try {
      access.start();
      var hours = new CurrentHours(access, admin);
      hours.awaitStart();
      return new AnomalyDetector(admin, access, watch(configuration, hours, admin, clock));
    } catch (RuntimeException e) {
      access.close();
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

  private static AccessFollower access(AnomalyDetectorConfiguration configuration) {
    var certificates = new X509Certificates();
    var directory = new VerifiedDirectory(founding(configuration, certificates), certificates);
    return new AccessFollower(
        () -> Consumers.reader(configuration.bootstrapServers(), configuration.node()), directory);
  }

  private static Founding founding(
      AnomalyDetectorConfiguration configuration, Certificates certificates) {
    try {
      var der = CredentialFiles.readCertificate(configuration.foundingCertificate()).der();
      return Founding.by(der, certificates);
    } catch (BadCredential | IllegalArgumentException e) {
      throw new IllegalArgumentException("founding.certificate: " + e.getMessage(), e);
    }
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
