package io.keystream.commands.secrets;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Answers;
import io.keystream.commands.answers.Text;
import io.keystream.commands.ledger.Account;
import io.keystream.commands.ledger.Asked;
import io.keystream.commands.ledger.Decided;
import io.keystream.commands.ledger.Matter;
import io.keystream.commands.ledger.Permission;
import io.keystream.directory.EventPlace;
import io.keystream.directory.FollowedSecret;
import io.keystream.directory.Moment;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.VerifiedSecretEvents;
import io.keystream.domain.access.Admission;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.OnBehalfAdmission;
import io.keystream.domain.access.Signing;
import io.keystream.domain.authorization.Authorizer;
import io.keystream.domain.authorization.OnBehalfAuthorizer;
import io.keystream.domain.authorization.OnBehalfDecision;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.SecretPaths;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretDecision;
import io.keystream.domain.secret.SecretDecisions;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.schemas.SecretCommandMapping;
import io.keystream.schemas.SecretEventMapping;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Commands about the secrets of one partition: signed by services, in the name of callers whose
 * policies decide.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class SecretMatter
    implements Matter<SecretCommandRecord, SecretCommand, SecretEventRecord> {

  private final SecretLedger ledger;
  private final Store store;
  private final VerifiedDirectory directory;
  private final VerifiedSecretEvents proven;
  private final Account account;
  private final int partition;
  private final OnBehalfAuthorizer authorizer = new OnBehalfAuthorizer(new Authorizer());

  /** Nothing is known of the log yet. */
  public SecretMatter(
      SecretLedger ledger,
      Store store,
      VerifiedDirectory directory,
      Account account,
      int partition) {
    this.ledger = ledger;
    this.store = store;
    this.directory = directory;
    this.proven = new VerifiedSecretEvents(directory, partition, Moment.NONE);
    this.account = account;
    this.partition = partition;
  }

  /**
   * Takes in the next event of the log, or says why it does not hold.
   *
   * @throws IllegalStateException where events are missing: the log is corrupt
   */
  public FollowedSecret replayEvent(byte @Nullable [] value, Instant now) {
    var followed = proven.follow(value, ledger.view()::sequence);
    if (followed instanceof FollowedSecret.Proven event) {
      ledger.replay(event, now);
    }
    return followed;
  }

  @Override
  public Topic<SignedCommandRecord> commands() {
    return Topics.SECRET_COMMANDS;
  }

  @Override
  public Opened<SecretCommandRecord, SecretCommand> open(SignedCommandRecord signed) {
    return directory.openSecretCommand(signed);
  }

  @Override
  public SecretCommandRecord read(SignedCommandRecord signed) {
    return SecretCommandMapping.CODEC.decode(SignedCommandMapping.bytes(signed.getCommand()));
  }

  @Override
  public Asked asked(SecretCommandRecord command) {
    var path = Text.cut(command.getPath(), Text.MAX_SUBJECT);
    var subject = new SecretSubject(path);
    return new Asked(
        SecretLedger.identity(command),
        command.getCommandId(),
        ((SpecificRecord) command.getCommand()).getSchema().getName(),
        command.getPath(),
        new Asked.Named(subject.isStore() ? "store" : "secret", path, "", subject.resource(), null),
        command.getCaller(),
        Asked.issuedBy(command.getIssuer(), command.getSource()),
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
    return OnBehalfAdmission.MAX_AGE;
  }

  @Override
  public Admission admit(Directory callers, Signing signing, Instant now) {
    return OnBehalfAdmission.admit(callers, signing, now);
  }

  /** By the policies of the issuer, and by those of the caller. */
  @Override
  public Permission permit(
      Directory callers,
      Enrolled issuer,
      Opened.Genuine<SecretCommandRecord, SecretCommand> command,
      Instant now) {
    var behalf = SecretCommandMapping.onBehalf(command.record());
    var asked = RequestedAccess.of(command.command(), access(command.command()), behalf, now);
    return switch (authorizer.decide(callers, issuer, behalf.caller().principal(), asked)) {
      case OnBehalfDecision.Asked(var authorization) -> Permission.of(authorization);
      case OnBehalfDecision.Refused(var reason) -> Permission.refused(reason);
    };
  }

  private Access access(SecretCommand command) {
    return switch (command) {
      case SecretCommand.AboutSecret about -> SecretPaths.of(about, ledger.view().of(about.path()));
      case SecretCommand.Configure _ -> SecretPaths.configure();
    };
  }

  @Override
  public Decided<SecretEventRecord> decide(
      Opened.Genuine<SecretCommandRecord, SecretCommand> command, Moment moment) {
    return switch (decision(command.command(), moment.at())) {
      case SecretDecision.Accepted(var events) -> accept(command, events, moment);
      case SecretDecision.Refused(var reason) -> {
        var answer = new Answer.Refused(reason.code(), reason.message());
        var record = command.record();
        ledger
            .answers()
            .refused(SecretLedger.identity(record), answer, record.getIssuedAt(), moment.at());
        yield new Decided<>(List.of(), null, "", answer);
      }
    };
  }

  private SecretDecision decision(SecretCommand command, Instant now) {
    return switch (command) {
      case SecretCommand.AboutSecret about ->
          SecretDecisions.decide(ledger.view().of(about.path()), store.configuration(), about, now);
      case SecretCommand.Configure configure ->
          SecretDecisions.decide(store.configuration(), configure);
    };
  }

  private Decided<SecretEventRecord> accept(
      Opened.Genuine<SecretCommandRecord, SecretCommand> command,
      List<SecretEvent> events,
      Moment moment) {
    var records = new ArrayList<SecretEventRecord>();
    for (var event : events) {
      var sequence = ledger.append(event, command.record(), moment.at());
      records.add(record(command, event, sequence, moment));
    }
    proven.decided(moment);
    var answer =
        Objects.requireNonNull(ledger.answers().to(SecretLedger.identity(command.record())));
    var version = answer instanceof Answer.Accepted accepted ? accepted.version() : null;
    return new Decided<>(records, version, "", answer);
  }

  private SecretEventRecord record(
      Opened.Genuine<SecretCommandRecord, ?> asked,
      SecretEvent event,
      long sequence,
      Moment moment) {
    var place = new EventPlace(partition, sequence, moment.at(), moment.accessVersion());
    var command = asked.record();
    return new SecretEventRecord(
        SecretSubject.of(event).path(),
        sequence,
        command.getCommandId(),
        command.getCaller(),
        command.getIssuer(),
        moment.at(),
        SecretEventMapping.toUnion(event),
        account.events().sign(asked.signed(), place, event));
  }
}
