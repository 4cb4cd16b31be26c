package io.keystream.commands;

import static io.keystream.commands.secrets.SecretAsk.UNCHECKED;
import static io.keystream.commands.secrets.SecretAsk.destroy;
import static io.keystream.commands.secrets.SecretAsk.forAlice;
import static io.keystream.commands.secrets.SecretAsk.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.access.AccessCalls;
import io.keystream.commands.access.Person;
import io.keystream.commands.secrets.SecretAsk;
import io.keystream.directory.FollowedSecret;
import io.keystream.directory.Moment;
import io.keystream.directory.SecretView;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.VerifiedSecretEvents;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.Policies;
import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SettingsChange;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets as the service decides them, on a broker with two partitions. */
final class SecretLaneTest extends OneCommandService {

  private @Nullable CommandCaller calling;

  @BeforeEach
  void the_worker_passes_on_what_callers_ask() {
    calling = new CommandCaller();
    now = START.plusSeconds(1);
    order(
        staff.named("crypto-worker"),
        new AccessCommand.AssignPolicies(
            staff.named("crypto-worker").principal(), Set.of(Policies.FRONT)));
  }

  @AfterEach
  void hangUp() {
    calls().close();
  }

  @Test
  void secrets_are_written_destroyed_and_removed_and_whoever_follows_believes_it() {
    assertThat(ask(write("shop/db", new Cas.Follows(0)))).isEqualTo(new Accepted(1L, 1L, 1));
    assertThat(ask(write("shop/db", new Cas.Follows(1)))).isEqualTo(new Accepted(2L, 2L, 2));
    assertThat(ask(destroy("shop/db", 1))).isEqualTo(new Accepted(3L, 3L, null));
    assertRefused("check-and-set-mismatch", ask(write("shop/db", new Cas.Follows(1))));
    for (int i = 0; i < 8; i++) {
      assertThat(ask(write("team/" + i, UNCHECKED))).isEqualTo(new Accepted(1L, 1L, 1));
    }
    assertThat(ask(new SecretCommand.Remove(new SecretPath("team/7"))))
        .isEqualTo(new Accepted(2L, 2L, null));
    assertThat(ask(write("team/7", new Cas.Follows(0)))).isEqualTo(new Accepted(3L, 3L, 1));

    var view = follow();
    assertThat(view.list("")).containsExactly("shop/", "team/");
    assertThat(view.list("team/")).hasSize(8);
    assertThat(view.of(new SecretPath("shop/db")).currentVersion()).isEqualTo(2);
    assertThat(audits("secret/shop/db"))
        .extracting(audit -> audit.getOperation() + " " + audit.getDecision())
        .containsExactly("Write ALLOWED", "Write ALLOWED", "Destroy ALLOWED", "Write DENIED");
    assertThat(audits("secret/shop/db"))
        .allMatch(audit -> audit.getCaller().getPrincipal().equals("alice"));
    assertLogIsConsistent();
  }

  @Test
  void what_is_configured_in_one_partition_bites_in_the_other_with_the_next_command() {
    ask(new SecretCommand.Configure(new SettingsChange(1, CasRule.REQUIRED, null)));
    for (var path : List.of("a", "b", "c", "d", "e", "f")) {
      assertRefused("check-and-set-required", ask(write(path, UNCHECKED)));
      assertThat(ask(write(path, new Cas.Follows(0)))).isEqualTo(new Accepted(1L, 1L, 1));
      // The write and what it drops are two events.
      assertThat(ask(write(path, new Cas.Follows(1)))).isEqualTo(new Accepted(2L, 3L, 2));
    }
    ask(new SecretCommand.Configure(new SettingsChange(null, CasRule.OPTIONAL, null)));
    for (var path : List.of("a", "b", "c", "d", "e", "f")) {
      assertThat(ask(write(path, UNCHECKED))).isInstanceOf(Accepted.class);
    }
    assertThat(follow().store().maxVersions()).isEqualTo(1);
    assertLogIsConsistent();
  }

  @Test
  void a_repeat_gets_the_same_answer_before_and_after_the_partition_moved() {
    var written = UUID.randomUUID();
    var refused = UUID.randomUUID();
    var ask = forAlice(write("shop/db", new Cas.Follows(0)));
    var first = answer(written, ask);
    assertRefused("check-and-set-mismatch", answer(refused, ask).getOutcome());

    assertThat(answer(written, ask)).isEqualTo(first);
    restart();
    assertThat(answer(written, ask)).isEqualTo(first);
    assertRefused("refused-before", answer(refused, ask).getOutcome());
    assertThat(ask(write("shop/db", new Cas.Follows(1)))).isEqualTo(new Accepted(2L, 2L, 2));

    assertThat(Log.values(Topics.SECRET_EVENTS)).hasSize(2);
    assertThat(audits("secret/shop/db")).hasSize(3);
    assertLogIsConsistent();
  }

  @Test
  void of_many_writers_that_follow_the_same_version_one_writes() {
    ask(write("shop/db", UNCHECKED));
    var answers = new ArrayList<CompletableFuture<CommandReplyRecord>>();
    for (int i = 0; i < 50; i++) {
      answers.add(send(UUID.randomUUID(), forAlice(write("shop/db", new Cas.Follows(1)))));
    }
    var accepted =
        answers.stream()
            .map(CommandCaller::await)
            .filter(answer -> answer.getOutcome() instanceof Accepted)
            .toList();
    assertThat(accepted).hasSize(1);
    assertThat(follow().of(new SecretPath("shop/db")).currentVersion()).isEqualTo(2);
  }

  @Test
  void who_is_revoked_is_asked_for_no_more_with_the_next_command() {
    assertThat(ask(write("shop/db", UNCHECKED))).isInstanceOf(Accepted.class);
    order(staff.named("alice"), staff.named("alice").revocation());
    assertRefused("caller-is-revoked", ask(write("shop/db", UNCHECKED)));
    order(staff.named("crypto-worker"), staff.named("crypto-worker").revocation());
    var ask = new SecretAsk("crypto-worker", "bob", "10.1.2.3", write("shop/db", UNCHECKED));
    assertRefused("signer-is-revoked", answer(UUID.randomUUID(), ask).getOutcome());
  }

  @Test
  void invented_and_copied_events_change_nothing_for_the_next_owner() {
    ask(write("shop/db", UNCHECKED));
    var genuine = Topics.SECRET_EVENTS.codec().encode(Log.values(Topics.SECRET_EVENTS).getLast());
    for (var key : List.of("shop/db", "/config", "other")) {
      calls().sendRaw(new ProducerRecord<>(Topics.SECRET_EVENTS.name(), key, genuine));
      calls()
          .sendRaw(
              new ProducerRecord<>(
                  Topics.SECRET_EVENTS.name(), key, "no event".getBytes(StandardCharsets.UTF_8)));
    }
    restart();
    assertThat(ask(write("shop/db", UNCHECKED))).isEqualTo(new Accepted(2L, 2L, 2));
    for (var path : List.of("a", "b", "c")) {
      assertThat(ask(write(path, UNCHECKED))).isEqualTo(new Accepted(1L, 1L, 1));
    }
  }

  private CommandCaller calls() {
    return Objects.requireNonNull(calling);
  }

  private Object ask(SecretCommand command) {
    return answer(UUID.randomUUID(), forAlice(command)).getOutcome();
  }

  private CommandReplyRecord answer(UUID id, SecretAsk ask) {
    return CommandCaller.await(send(id, ask));
  }

  private CompletableFuture<CommandReplyRecord> send(UUID id, SecretAsk ask) {
    var record = ask.record(id, now, calls().address);
    var signed = staff.named(ask.issuer()).signs(staff.platform(), record);
    return calls()
        .send(
            record.getCommandId(),
            new ProducerRecord<>(
                Topics.SECRET_COMMANDS.name(),
                record.getPath(),
                Topics.SECRET_COMMANDS.codec().encode(signed)));
  }

  private void order(Person person, AccessCommand command) {
    now = now.plusSeconds(1);
    try (var access = new AccessCalls(staff.platform())) {
      assertThat(access.ask(person, command, staff.ada(), now).getOutcome())
          .isInstanceOf(Accepted.class);
    }
  }

  /** What a worker believes of the log. */
  private SecretView follow() {
    var directory = new VerifiedDirectory(staff.platform(), Person.CERTIFICATES);
    Log.bytes(Topics.ACCESS_EVENTS).forEach(directory::follow);
    var view = new SecretView();
    Map<Integer, VerifiedSecretEvents> followers = new HashMap<>();
    for (var record : Log.records(Topics.SECRET_EVENTS)) {
      var follower =
          followers.computeIfAbsent(
              record.partition(),
              partition -> new VerifiedSecretEvents(directory, partition, Moment.NONE));
      var value = Topics.SECRET_EVENTS.codec().encode(record.value());
      switch (follower.follow(value, view::sequence)) {
        case FollowedSecret.Proven(_, _, var event) -> view.apply(event);
        case FollowedSecret.Known _ -> throw new AssertionError("twice: " + record.value());
        case FollowedSecret.Ignored(var why) -> throw new AssertionError(why);
      }
    }
    return view;
  }

  private static List<AuditRecord> audits(String resource) {
    return Log.values(Topics.AUDIT_LOG).stream()
        .filter(audit -> audit.getResource().equals(resource))
        .toList();
  }

  private static void assertRefused(String code, Object outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo(code));
  }
}
