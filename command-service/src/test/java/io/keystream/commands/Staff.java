package io.keystream.commands;

import io.keystream.commands.access.AccessCalls;
import io.keystream.commands.access.Person;
import io.keystream.commands.ledger.Account;
import io.keystream.credentials.CredentialFiles;
import io.keystream.directory.Founding;
import io.keystream.directory.Judgement;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.policy.PolicyName;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Those who call in tests: Ada, who founded the platform, Alice and Bob, who run applications, a
 * crypto-worker, and the command-service itself; all with certificates that are valid since
 * yesterday and for 300 days, the service's for longer. Alice and Bob may do everything.
 */
public final class Staff {

  private static final Set<String> SERVICES = Set.of("crypto-worker", "command-service");

  private final Instant since;
  private final Person ada;
  private final Person service;
  private final Map<String, Person> people = new LinkedHashMap<>();

  public Staff(Instant since) {
    this.since = since;
    this.ada = Person.named("ada", since);
    this.service = Person.validFor("command-service", since, Duration.ofDays(600));
    for (var name : List.of("alice", "bob", "crypto-worker")) {
      people.put(name, Person.named(name, since));
    }
    people.put("command-service", service);
  }

  /** The founding operator. */
  public Person ada() {
    return ada;
  }

  /** One of those whom Ada enrols. */
  public Person named(String name) {
    return Objects.requireNonNull(people.get(name), name);
  }

  public Founding platform() {
    return ada.founding();
  }

  /** As whom the command-service signs. */
  public Account account() {
    return Account.of(service.credential(), platform().platform());
  }

  /** Signed as whom the command names; by Ada where she does not know them. */
  public SignedCommandRecord sign(KeyCommandRecord command) {
    var signer = people.getOrDefault(command.getCaller().getPrincipal(), ada);
    return signer.signs(platform(), command);
  }

  /** As it lies on the topic. */
  public byte[] bytes(KeyCommandRecord command) {
    return Topics.COMMANDS.codec().encode(sign(command));
  }

  /** A directory with all of them. */
  public VerifiedDirectory directory() {
    var directory = new VerifiedDirectory(platform(), Person.CERTIFICATES);
    events().forEach(directory::followRecord);
    return directory;
  }

  /** What proves them, for whoever reads it from the topic. */
  public List<AccessEventRecord> events() {
    var directory = new VerifiedDirectory(platform(), Person.CERTIFICATES);
    var events = new ArrayList<AccessEventRecord>();
    for (var person : people.values()) {
      orders(person)
          .forEach(
              order -> events.add(carriedOut(directory, person, order, issuedAt(order, since))));
    }
    return List.copyOf(events);
  }

  /** An order of Ada's is in the directory from here on. */
  public AccessEventRecord carriedOut(
      VerifiedDirectory directory, Person person, AccessCommand order, Instant at) {
    var record = person.record(order, ada, at, null);
    if (directory.open(ada.signs(platform(), record))
            instanceof Opened.Genuine<AccessCommandRecord, AccessCommand> genuine
        && directory.judge(genuine, at) instanceof Judgement.Accepted accepted) {
      return directory.take(accepted);
    }
    throw new AssertionError(order + " is refused");
  }

  /** Has the running service enrol all of them. */
  public void enrol(Instant now) {
    try (var calls = new AccessCalls(platform())) {
      for (var person : people.values()) {
        for (var order : orders(person)) {
          var answer = calls.ask(person, order, ada, issuedAt(order, now));
          if (!(answer.getOutcome() instanceof Accepted)) {
            throw new AssertionError(answer.toString());
          }
        }
      }
    }
  }

  /** Commands about somebody are issued one after another. */
  private static Instant issuedAt(AccessCommand order, Instant now) {
    return order instanceof AccessCommand.EnrolPrincipal ? now.minusMillis(1) : now;
  }

  /** What Ada asks for somebody: a service has its policy from being one. */
  private static List<AccessCommand> orders(Person person) {
    if (SERVICES.contains(person.principal().name())) {
      return List.of(person.enrolment(PrincipalKind.SERVICE));
    }
    return List.of(
        person.enrolment(PrincipalKind.APPLICATION),
        new AccessCommand.AssignPolicies(person.principal(), Set.of(new PolicyName("root"))));
  }

  /** Writes what a service reads at its start: who founded the platform, and its own credential. */
  public Staff write(Path directory) {
    new CredentialFiles(founding(directory)).write(ada.credential());
    new CredentialFiles(credential(directory)).write(service.credential());
    return this;
  }

  /** The founding certificate among what was written. */
  public static Path foundingCertificate(Path directory) {
    return new CredentialFiles(founding(directory)).certificate();
  }

  /** The service's credential among what was written, without endings. */
  public static Path credential(Path directory) {
    return directory.resolve("command-service");
  }

  private static Path founding(Path directory) {
    return directory.resolve("founding");
  }
}
