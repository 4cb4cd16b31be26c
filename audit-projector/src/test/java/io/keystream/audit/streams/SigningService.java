package io.keystream.audit.streams;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.directory.CommandSigner;
import io.keystream.directory.EventPlace;
import io.keystream.directory.EventSigner;
import io.keystream.directory.Founding;
import io.keystream.directory.Judgement;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyEvent;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A command-service that the founding operator has enrolled; its time only goes on. */
public final class SigningService {

  static final CallerRecord OPERATOR = new CallerRecord("ops", "console", null, false);

  private static final Instant SINCE = Instant.parse("2026-11-02T08:00:00Z");
  private static final X509Certificates CERTIFICATES = new X509Certificates();

  private final Credential operator = credential("ops", PrincipalKind.OPERATOR);
  private final Credential service = credential("command-service", PrincipalKind.SERVICE);
  private final Founding founding = Founding.by(operator.certificate().der(), CERTIFICATES);
  private final VerifiedDirectory directory = new VerifiedDirectory(founding, CERTIFICATES);
  private final CommandSigner commands = CommandSigner.with(operator, founding.platform());
  private final EventSigner events = EventSigner.with(service, founding.platform());
  private final byte[] enrolment = enrol();
  private Instant now = SINCE;

  /** In which the service is enrolled. */
  public VerifiedDirectory directory() {
    return directory;
  }

  /** The access event that enrolled it. */
  public byte[] enrolment() {
    return enrolment;
  }

  /** The founding operator's, written to a file. */
  public Path foundingCertificate(Path file) {
    try {
      return Files.write(file, operator.certificate().der());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Instant after(Duration time) {
    now = now.plus(time);
    return now;
  }

  SignedCommandRecord command(UUID id, KeyCommand command) {
    return commands.sign(
        new KeyCommandRecord(
            id.toString(),
            command.key().path(),
            OPERATOR,
            now,
            null,
            KeyCommandMapping.toUnion(command),
            null));
  }

  /** An event as its record says it, of a command of that id. */
  KeyEventRecord event(
      UUID id, SignedCommandRecord command, int partition, long sequence, KeyEvent event) {
    var place = new EventPlace(partition, sequence, now, directory.directory().version());
    return new KeyEventRecord(
        event.key().path(),
        sequence,
        id.toString(),
        OPERATOR,
        now,
        KeyEventMapping.toUnion(event),
        events.sign(command, place, event));
  }

  private byte[] enrol() {
    var der = service.certificate().der();
    var signed =
        commands.sign(
            new AccessCommandRecord(
                UUID.randomUUID().toString(),
                OPERATOR,
                SINCE,
                null,
                AccessCommandMapping.toUnion(
                    new AccessCommand.EnrolPrincipal(
                        new Principal("command-service"),
                        PrincipalKind.SERVICE,
                        CERTIFICATES.read(der)),
                    _ -> ByteBuffer.wrap(der))));
    if (directory.open(signed) instanceof Opened.Genuine<AccessCommandRecord, AccessCommand> genuine
        && directory.judge(genuine, SINCE) instanceof Judgement.Accepted accepted) {
      return Topics.ACCESS_EVENTS.codec().encode(directory.take(accepted));
    }
    throw new AssertionError("the command of an operator is refused");
  }

  private static Credential credential(String name, PrincipalKind kind) {
    return Credential.generate(
        name, SignatureScheme.ED25519, SINCE, kind.maxValidity(), new SecureRandom());
  }
}
