package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answers;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.commands.answers.Text;
import io.keystream.directory.FollowedKey;
import io.keystream.directory.Moment;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.VerifiedKeyEvents;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Admission;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.KeyCommandAdmission;
import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.access.OnBehalfAdmission;
import io.keystream.domain.access.Signing;
import io.keystream.domain.authorization.Authorizer;
import io.keystream.domain.authorization.OnBehalfAuthorizer;
import io.keystream.domain.authorization.OnBehalfDecision;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.policy.Source;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Commands about the keys of one partition.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class KeyMatter implements Matter<KeyCommandRecord, KeyCommand, KeyEventRecord> {

  private final Ledger ledger;
  private final Decisions decisions;
  private final VerifiedDirectory directory;
  private final VerifiedKeyEvents proven;
  private final Authorizer authorizer = new Authorizer();
  private final OnBehalfAuthorizer onBehalf = new OnBehalfAuthorizer(authorizer);

  /**
   * What a partition's ledger has to say.
   *
   * @param latest that the ledger knows
   */
  public KeyMatter(
      Ledger ledger,
      Decider decider,
      VerifiedDirectory directory,
      Moment latest,
      Account account,
      int partition) {
    this.ledger = ledger;
    this.decisions = new Decisions(ledger, decider, account.events(), partition);
    this.directory = directory;
    this.proven = new VerifiedKeyEvents(directory, partition, latest);
  }

  /** The latest that the ledger knows. */
  public Moment latest() {
    return proven.latest();
  }

  /**
   * Takes in the next event of the log, or says why it does not hold.
   *
   * @throws IllegalStateException where events are missing: the log is corrupt
   */
  public FollowedKey replayEvent(byte @Nullable [] value, Instant now) {
    var followed = proven.follow(value, key -> ledger.fold(key).sequence());
    if (followed instanceof FollowedKey.Proven event) {
      ledger.replay(event, now);
    }
    return followed;
  }

  @Override
  public Topic<SignedCommandRecord> commands() {
    return Topics.COMMANDS;
  }

  @Override
  public Opened<KeyCommandRecord, KeyCommand> open(SignedCommandRecord signed) {
    return directory.openKeyCommand(signed);
  }

  @Override
  public KeyCommandRecord read(SignedCommandRecord signed) {
    return KeyCommandMapping.CODEC.decode(SignedCommandMapping.bytes(signed.getCommand()));
  }

  @Override
  public Asked asked(KeyCommandRecord command) {
    var key = Text.cut(command.getKey(), Text.MAX_KEY);
    var body = (SpecificRecord) command.getCommand();
    var behalf = command.getOnBehalf();
    return new Asked(
        CommandIdentity.of(command),
        command.getCommandId(),
        body.getSchema().getName(),
        command.getKey(),
        new Asked.Named("key", key, key, "", Decisions.version(command)),
        command.getCaller(),
        behalf == null ? "" : Asked.issuedBy(behalf.getIssuer(), behalf.getSource()),
        command.getIssuedAt(),
        command.getReplyTo());
  }

  @Override
  public Answers answers() {
    return ledger.answers();
  }

  @Override
  public Instant atLeastLatest(Instant now) {
    return proven.atLeastLatest(now);
  }

  @Override
  public Duration maxAge() {
    return KeyCommandAdmission.MAX_AGE_OF_SERVICES;
  }

  @Override
  public Admission admit(Directory callers, Signing signing, Instant now) {
    return KeyCommandAdmission.admit(callers, signing, now);
  }

  /** By its kind and its policies; where a service asks in a caller's name, by those of both. */
  @Override
  public Permission permit(
      Directory callers,
      Enrolled signer,
      Opened.Genuine<KeyCommandRecord, KeyCommand> command,
      Instant now) {
    var behalf = KeyCommandMapping.onBehalf(command.record());
    if (behalf != null) {
      return permit(callers, signer, behalf, command, now);
    }
    var hindrance = KeyCommandAdmission.hindrance(signer, command.command());
    return hindrance == null
        ? Permission.of(
            authorizer.authorize(
                callers,
                signer.principal(),
                RequestedChange.of(command.command(), command.record(), new Source.Unknown(), now)))
        : Permission.refused(hindrance);
  }

  private Permission permit(
      Directory callers,
      Enrolled issuer,
      OnBehalf behalf,
      Opened.Genuine<KeyCommandRecord, KeyCommand> command,
      Instant now) {
    var stale = OnBehalfAdmission.stale(command.signing(), now);
    if (stale != null) {
      return Permission.refused(stale);
    }
    var asked = RequestedChange.of(command.command(), command.record(), behalf.source(), now);
    return switch (onBehalf.decide(callers, issuer, behalf.caller().principal(), asked)) {
      case OnBehalfDecision.Refused(var reason) -> Permission.refused(reason);
      case OnBehalfDecision.Asked(var authorization) -> {
        var hindrance = hindrance(callers, behalf, command.command());
        yield hindrance == null ? Permission.of(authorization) : Permission.refused(hindrance);
      }
    };
  }

  /** The caller is enrolled, or nobody would have asked its policies. */
  private static @Nullable AccessRefusal hindrance(
      Directory callers, OnBehalf behalf, KeyCommand command) {
    return callers.of(behalf.caller().principal()) instanceof Enrolled caller
        ? KeyCommandAdmission.hindrance(caller, command)
        : new AccessRefusal.CallerIsNotEnrolled(behalf.caller().principal());
  }

  @Override
  public Decided<KeyEventRecord> decide(
      Opened.Genuine<KeyCommandRecord, KeyCommand> command, Moment moment) {
    var decided = decisions.decide(command, moment);
    if (!decided.events().isEmpty()) {
      proven.decided(moment);
    }
    return decided;
  }
}
