package io.keystream.directory;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import io.keystream.testkit.TestIdentity;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Somebody with a key and a certificate who signs commands. */
record Hand(String name, TestIdentity identity) {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final Certificates CERTIFICATES = new X509Certificates();

  static Hand of(String name) {
    return new Hand(
        name, TestIdentity.ed25519(name, NOW.minus(Duration.ofDays(1)), Duration.ofDays(300)));
  }

  static Hand withP256(String name) {
    return new Hand(
        name,
        TestIdentity.ecdsa("secp256r1", name, NOW.minus(Duration.ofDays(1)), Duration.ofDays(300)));
  }

  Principal principal() {
    return new Principal(name);
  }

  EnrolledCertificate certificate() {
    return CERTIFICATES.read(identity.certificate());
  }

  Founding founding() {
    return Founding.by(identity.certificate(), CERTIFICATES);
  }

  SignedCommandRecord enrols(Founding platform, Hand other, PrincipalKind kind, Instant issuedAt) {
    return signs(
        platform,
        command(
            new AccessCommand.EnrolPrincipal(other.principal(), kind, other.certificate()),
            other.identity(),
            issuedAt));
  }

  SignedCommandRecord renews(Founding platform, Hand next, Instant issuedAt) {
    return signs(
        platform,
        command(
            new AccessCommand.RenewCertificate(next.principal(), next.certificate()),
            next.identity(),
            issuedAt));
  }

  SignedCommandRecord revokes(Founding platform, Hand other, Instant issuedAt) {
    return signs(
        platform,
        command(new AccessCommand.RevokePrincipal(other.principal(), "left"), identity, issuedAt));
  }

  /** A command that carries no certificate. */
  SignedCommandRecord asks(Founding platform, AccessCommand command, Instant issuedAt) {
    return signs(platform, command(command, identity, issuedAt));
  }

  AccessCommandRecord command(AccessCommand command, TestIdentity about, Instant issuedAt) {
    return new AccessCommandRecord(
        UUID.randomUUID().toString(),
        new CallerRecord(name, "console", null, false),
        issuedAt,
        null,
        AccessCommandMapping.toUnion(command, _ -> ByteBuffer.wrap(about.certificate())));
  }

  KeyCommandRecord command(KeyCommand command, Instant issuedAt) {
    return new KeyCommandRecord(
        UUID.randomUUID().toString(),
        command.key().path(),
        new CallerRecord(name, "console", "m.keller", false),
        issuedAt,
        null,
        KeyCommandMapping.toUnion(command),
        null);
  }

  SignedCommandRecord signs(Founding platform, AccessCommandRecord command) {
    return signer(platform).sign(command);
  }

  SignedCommandRecord signs(Founding platform, KeyCommandRecord command) {
    return signer(platform).sign(command);
  }

  SignedCommandRecord signs(Founding platform, SecretCommandRecord command) {
    return signer(platform).sign(command);
  }

  /** Signs what it decided. */
  EventSigner events(Founding platform) {
    return new EventSigner(platform.platform(), certificate().fingerprint(), identity::sign);
  }

  private CommandSigner signer(Founding platform) {
    return new CommandSigner(platform.platform(), certificate().fingerprint(), identity::sign);
  }
}
