package io.keystream.commands.access;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.directory.Certificates;
import io.keystream.directory.CommandSigner;
import io.keystream.directory.Founding;
import io.keystream.directory.X509Certificates;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with a key and a certificate, and what they can ask for. */
public record Person(Principal principal, Credential credential) {

  public static final Certificates CERTIFICATES = new X509Certificates();

  private static final Duration VALIDITY = Duration.ofDays(300);

  /** With a certificate that is valid since yesterday. */
  public static Person named(String name, Instant now) {
    return validFor(name, now, VALIDITY);
  }

  /** With a certificate that is valid since yesterday and for so long from now. */
  public static Person validFor(String name, Instant now, Duration validity) {
    var yesterday = now.minus(Duration.ofDays(1));
    return new Person(
        new Principal(name),
        Credential.generate(
            name,
            SignatureScheme.ED25519,
            yesterday,
            validity.plus(Duration.ofDays(1)),
            new SecureRandom()));
  }

  public Founding founding() {
    return Founding.by(credential.certificate().der(), CERTIFICATES);
  }

  public AccessCommand enrolment(PrincipalKind kind) {
    return new AccessCommand.EnrolPrincipal(principal, kind, certificate());
  }

  public AccessCommand renewal() {
    return new AccessCommand.RenewCertificate(principal, certificate());
  }

  public AccessCommand revocation() {
    return new AccessCommand.RevokePrincipal(principal, "left the bank");
  }

  /** A command about this person. */
  public AccessCommandRecord record(
      AccessCommand command, Person caller, Instant issuedAt, @Nullable ReplyAddress replyTo) {
    return new AccessCommandRecord(
        UUID.randomUUID().toString(),
        new CallerRecord(caller.principal.name(), "console", null, false),
        issuedAt,
        replyTo,
        AccessCommandMapping.toUnion(
            command, _ -> ByteBuffer.wrap(credential.certificate().der())));
  }

  public SignedCommandRecord signs(Founding platform, AccessCommandRecord command) {
    return CommandSigner.with(credential, platform.platform()).sign(command);
  }

  public SignedCommandRecord signs(Founding platform, KeyCommandRecord command) {
    return CommandSigner.with(credential, platform.platform()).sign(command);
  }

  /** As the service that issues it. */
  public SignedCommandRecord signs(Founding platform, SecretCommandRecord command) {
    return CommandSigner.with(credential, platform.platform()).sign(command);
  }

  private EnrolledCertificate certificate() {
    return CERTIFICATES.read(credential.certificate().der());
  }
}
