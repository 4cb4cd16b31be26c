package io.keystream.detection;

import io.keystream.directory.CommandSigner;
import io.keystream.directory.Founding;
import io.keystream.directory.Judgement;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.accessevent.HoursDeclared;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.testkit.TestIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** Founds a platform, signs access commands and decides them as the command-service does. */
public final class Operator {

  private static final X509Certificates CERTIFICATES = new X509Certificates();
  private static final byte[] NO_CERTIFICATE = new byte[0];
  private static final Duration YEAR = Duration.ofDays(365);

  private final TestIdentity identity;
  private final Founding founding;
  private final VerifiedDirectory directory;
  private final Instant since;

  /** With a certificate that is valid for a year. */
  public Operator(Instant since) {
    this.since = since;
    this.identity = TestIdentity.ed25519("ops", since, YEAR);
    this.founding = Founding.by(identity.certificate(), CERTIFICATES);
    this.directory = directory();
  }

  /** As a follower begins with it. */
  public VerifiedDirectory directory() {
    return new VerifiedDirectory(founding, CERTIFICATES);
  }

  public Path certificate(Path file) throws IOException {
    return Files.write(file, identity.certificate());
  }

  public byte[] enrols(String principal, Instant at) {
    var its = TestIdentity.ed25519(principal, since, YEAR).certificate();
    return bytes(
        decided(
            new AccessCommand.EnrolPrincipal(
                new Principal(principal), PrincipalKind.APPLICATION, CERTIFICATES.read(its)),
            its,
            at));
  }

  public byte[] declares(String principal, WeeklyHours hours, Instant at) {
    return bytes(
        decided(
            new AccessCommand.DeclareHours(new Principal(principal), hours), NO_CERTIFICATE, at));
  }

  public byte[] withdraws(String principal, Instant at) {
    return bytes(
        decided(new AccessCommand.WithdrawHours(new Principal(principal)), NO_CERTIFICATE, at));
  }

  /** An event that says any hour, with the evidence of an order that says otherwise. */
  public byte[] forgedFor(String principal, WeeklyHours ordered, Instant at) {
    var command = new AccessCommand.DeclareHours(new Principal(principal), ordered);
    var evidence = decided(command, NO_CERTIFICATE, at).getEvidence();
    var week = Stream.of(DayOfWeek.values()).map(DayOfWeek::name).toList();
    return bytes(
        new AccessEventRecord(
            1L, at, evidence, new HoursDeclared(principal, "UTC", week, "00:00", "24:00")));
  }

  private AccessEventRecord decided(AccessCommand command, byte[] certificate, Instant at) {
    var own = CERTIFICATES.read(identity.certificate()).fingerprint();
    var signed =
        new CommandSigner(founding.platform(), own, identity::sign)
            .sign(
                new AccessCommandRecord(
                    UUID.randomUUID().toString(),
                    new CallerRecord("ops", "console", null, false),
                    at,
                    null,
                    AccessCommandMapping.toUnion(command, _ -> ByteBuffer.wrap(certificate))));
    if (directory.open(signed) instanceof Opened.Genuine<AccessCommandRecord, AccessCommand> genuine
        && directory.judge(genuine, at) instanceof Judgement.Accepted accepted) {
      return directory.take(accepted);
    }
    throw new AssertionError("not accepted: " + directory.open(signed));
  }

  private static byte[] bytes(AccessEventRecord event) {
    return Topics.ACCESS_EVENTS.codec().encode(event);
  }
}
