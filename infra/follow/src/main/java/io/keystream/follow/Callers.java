package io.keystream.follow;

import io.keystream.credentials.Certificate;
import io.keystream.directory.Certificates;
import io.keystream.directory.Followed;
import io.keystream.directory.Founding;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.domain.access.Authentication;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.caller.Principal;
import io.keystream.schemas.Topics;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may call, followed from the access events, each of which proves itself.
 *
 * <p><b>Thread safety:</b> any thread may ask; one follows.
 */
public final class Callers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Callers.class);

  private final VerifiedDirectory directory;
  private final TopicFollower follower;

  /** Trusts whom the founding operator and those it enrolled have enrolled. */
  public Callers(FollowClients clients, Certificate founding) {
    this(clients, founding, new X509Certificates());
  }

  private Callers(FollowClients clients, Certificate founding, Certificates certificates) {
    this(clients, Founding.by(founding.der(), certificates), certificates);
  }

  /** The same, where the founding operator is known already. */
  public Callers(FollowClients clients, Founding founding, Certificates certificates) {
    this.directory = new VerifiedDirectory(founding, certificates);
    this.follower = new TopicFollower(clients, Topics.ACCESS_EVENTS.name(), this::apply);
  }

  public void start() {
    follower.start();
  }

  public Directory directory() {
    return directory.directory();
  }

  /** What proves itself by whom it was signed. */
  public VerifiedDirectory verified() {
    return directory;
  }

  /** Whether the certificate speaks for the principal at this moment. */
  public Authentication authenticate(Principal principal, Fingerprint certificate, Instant now) {
    return directory.directory().authenticate(principal, certificate, now);
  }

  /** Whether the key of a certificate that was enrolled signed this. */
  public boolean verifies(Fingerprint certificate, byte[] signed, byte[] signature) {
    return directory.verifies(certificate, signed, signature);
  }

  public TopicFollower follower() {
    return follower;
  }

  /** Why it no longer follows. */
  public Optional<String> stopped() {
    return follower.stopped();
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    if (directory.follow(record.value()) instanceof Followed.Ignored(var reason)) {
      log.atWarn()
          .setMessage("an access event proves nothing")
          .addKeyValue("place", Place.of(record))
          .addKeyValue("reason", reason)
          .log();
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
