package io.keystream.directory;

import io.keystream.directory.Followed.Applied;
import io.keystream.directory.Followed.Ignored;
import io.keystream.directory.Judgement.Accepted;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessDecision;
import io.keystream.domain.access.AccessDecisions;
import io.keystream.domain.access.AccessEvent;
import io.keystream.domain.access.AccessEvolution;
import io.keystream.domain.access.Authentication;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.Signing;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.schemas.AccessEventMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.accesscommand.AssignPolicies;
import io.keystream.schemas.accesscommand.DeclareHours;
import io.keystream.schemas.accesscommand.EnrolPrincipal;
import io.keystream.schemas.accesscommand.RemoveAppRole;
import io.keystream.schemas.accesscommand.RemoveJwtRole;
import io.keystream.schemas.accesscommand.RemovePolicy;
import io.keystream.schemas.accesscommand.RenewCertificate;
import io.keystream.schemas.accesscommand.RevokePrincipal;
import io.keystream.schemas.accesscommand.WithdrawHours;
import io.keystream.schemas.accesscommand.WriteAppRole;
import io.keystream.schemas.accesscommand.WriteJwtRole;
import io.keystream.schemas.accesscommand.WritePolicy;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory of principals and policies as the access events prove it, for whoever decides
 * access commands and whoever follows what was decided.
 *
 * <p>Write access to the topic proves nothing. An event counts where the key of a certificate that
 * was enrolled before has signed its command, and the same decision comes to the same event.
 *
 * <p><b>Laws.</b> What does not hold changes nothing and stops nothing. Time does not run back: an
 * event is decided again at its time or at the latest one before it, whichever is later. The same
 * records in the same order give the same directory everywhere.
 *
 * <p><b>Thread safety:</b> one thread follows or takes; any may ask.
 */
public final class VerifiedDirectory {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Envelopes envelopes;
  private final SignedContent<AccessCommandRecord, AccessCommand> access;
  private final List<Directory> versions = Collections.synchronizedList(new ArrayList<>());
  private volatile Directory directory;
  private volatile Instant latest = Instant.MIN;

  /** The directory before its first event. */
  public VerifiedDirectory(Founding founding, Certificates certificates) {
    this.envelopes = new Envelopes(founding, certificates);
    this.access = SignedContent.ofAccess(certificates);
    this.directory = founding.directory();
    versions.add(directory);
  }

  /** As of the newest event that holds. */
  public Directory directory() {
    return directory;
  }

  /** The platform's name in everything that is signed. */
  public Fingerprint platform() {
    return envelopes.platform();
  }

  /** Whether the key of a certificate that was enrolled, whatever became of it, signed this. */
  public boolean verifies(Fingerprint certificate, byte[] signed, byte[] signature) {
    return envelopes.verifies(certificate, signed, signature);
  }

  /** Tells who sent a command about a principal. */
  public Opened<AccessCommandRecord, AccessCommand> open(SignedCommandRecord signed) {
    return envelopes.open(signed, access, directory);
  }

  /** Tells who sent a command about a key. */
  public Opened<KeyCommandRecord, KeyCommand> openKeyCommand(SignedCommandRecord signed) {
    return envelopes.open(signed, SignedContent.OF_KEYS, directory);
  }

  /** Tells which service sent a command about a secret. */
  public Opened<SecretCommandRecord, SecretCommand> openSecretCommand(SignedCommandRecord signed) {
    return envelopes.open(signed, SignedContent.OF_SECRETS, directory);
  }

  /** What a service signs when it decides. */
  interface Decided {
    byte[] bytes(Fingerprint platform, byte[] command);
  }

  /**
   * Why nobody needs to believe that a service decided this; null where it has signed that.
   *
   * <p>The service is judged as it was enrolled when it decided: by the access events that it knew.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  @Nullable String distrust(Evidence evidence, Instant occurredAt, Decided decided) {
    var certificate = SignedCommandMapping.fingerprint(evidence.decider());
    return switch (serviceAt(certificate, evidence.accessVersion(), occurredAt)) {
      case ServiceAt.None(var why) -> why;
      case ServiceAt.Accepted _ ->
          isSigned(evidence, decided, certificate) ? null : "its decider has not signed it";
    };
  }

  /**
   * Which service the certificate spoke for.
   *
   * @param version as of which access event it is judged
   */
  public ServiceAt serviceAt(Fingerprint certificate, long version, Instant at) {
    var known = asOf(version);
    if (known == null) {
      return new ServiceAt.None("it knows access events that are not there");
    }
    var holder = known.holderOf(certificate);
    if (holder.isEmpty()) {
      return new ServiceAt.None("nobody is enrolled with the certificate of whoever decided it");
    }
    return switch (known.authenticate(holder.get().principal(), certificate, at)) {
      case Authentication.Refused(var reason) ->
          new ServiceAt.None("its decider is none: " + reason.message());
      case Authentication.Authenticated(var service) when service.kind() == PrincipalKind.SERVICE ->
          new ServiceAt.Accepted(known, service.principal());
      case Authentication.Authenticated(var other) ->
          new ServiceAt.None(
              "'" + other.principal().name() + "' is no service and decides nothing");
    };
  }

  private boolean isSigned(Evidence evidence, Decided decided, Fingerprint certificate) {
    var command = SignedCommandMapping.bytes(evidence.command().getCommand());
    return envelopes.verifies(
        certificate,
        decided.bytes(envelopes.platform(), command),
        SignedCommandMapping.bytes(evidence.signature()));
  }

  /** As of so many events that hold; null where there are not so many. */
  private @Nullable Directory asOf(long version) {
    return version < 0 || version >= versions.size() ? null : versions.get((int) version);
  }

  /** Whether the certificate that signed speaks for the signer at this moment. */
  public Authentication authenticate(Signing signing, Instant now) {
    return directory.authenticate(signing.signer(), signing.certificate(), atLeastLatest(now));
  }

  /** Decides a command; nothing changes yet. */
  public Judgement judge(Opened.Genuine<AccessCommandRecord, AccessCommand> command, Instant now) {
    var at = atLeastLatest(now);
    return switch (AccessDecisions.decide(directory, command.command(), command.signing(), at)) {
      case AccessDecision.Accepted(var event) -> new Accepted(command, event, at);
      case AccessDecision.Refused(var reason) -> new Judgement.Refused(reason);
    };
  }

  /** Carries out what was just judged; returns the record that proves it to others. */
  public AccessEventRecord take(Accepted accepted) {
    apply(accepted);
    var command = accepted.command();
    return new AccessEventRecord(
        directory.version(),
        accepted.at(),
        command.signed(),
        AccessEventMapping.toUnion(accepted.event(), _ -> certificate(command.record())));
  }

  /** Takes in the value of the next record of the topic of access events. */
  public Followed follow(byte @Nullable [] value) {
    if (value == null) {
      return new Ignored("it is empty");
    }
    try {
      return followRecord(Topics.ACCESS_EVENTS.codec().decode(value));
    } catch (UnreadableRecord e) {
      return new Ignored(String.valueOf(e.getMessage()));
    }
  }

  private Instant atLeastLatest(Instant time) {
    return time.isBefore(latest) ? latest : time;
  }

  /** Takes in the next record of the topic of access events. */
  public Followed followRecord(AccessEventRecord record) {
    return switch (open(record.getEvidence())) {
      case Opened.Unreadable(var message) -> new Ignored("its evidence is no command: " + message);
      case Opened.Malformed(_, _, _, var message) ->
          new Ignored("its evidence is no command: " + message);
      case Opened.Forged(_, var reason) -> new Ignored(reason.message());
      case Opened.Genuine<AccessCommandRecord, AccessCommand> command ->
          switch (judge(command, record.getOccurredAt())) {
            case Judgement.Refused(var reason) ->
                new Ignored("its command is refused: " + reason.message());
            case Accepted accepted -> follow(record, accepted);
          };
    };
  }

  private Followed follow(AccessEventRecord record, Accepted accepted) {
    if (!says(record, accepted.event())) {
      return new Ignored("it is not what its command leads to: " + accepted.event());
    }
    apply(accepted);
    return new Applied(
        accepted.command().record(), accepted.event(), directory.version(), accepted.at());
  }

  private boolean says(AccessEventRecord record, AccessEvent event) {
    try {
      return AccessEventMapping.toEvent(record, event.signing(), envelopes::read).equals(event);
    } catch (IllegalArgumentException outsideItsLimits) {
      return false;
    }
  }

  private void apply(Accepted accepted) {
    var der = certificate(accepted.command().record());
    if (der.hasRemaining()) {
      envelopes.add(envelopes.read(der).fingerprint(), SignedCommandMapping.bytes(der));
    }
    directory = AccessEvolution.evolve(directory, accepted.event());
    versions.add(directory);
    latest = accepted.at();
  }

  /** The certificate that a command carries, where it carries one. */
  private static ByteBuffer certificate(AccessCommandRecord command) {
    return switch (command.getCommand()) {
      case EnrolPrincipal c -> c.getCertificate();
      case RenewCertificate c -> c.getCertificate();
      case RevokePrincipal _,
          AssignPolicies _,
          DeclareHours _,
          WithdrawHours _,
          WritePolicy _,
          RemovePolicy _,
          WriteAppRole _,
          RemoveAppRole _,
          WriteJwtRole _,
          RemoveJwtRole _ ->
          NOTHING;
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an access command: " + other);
    };
  }
}
