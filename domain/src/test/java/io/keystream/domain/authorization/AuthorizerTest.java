package io.keystream.domain.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.StoredPolicy.Present;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.Capability;
import io.keystream.domain.policy.CompiledPolicies;
import io.keystream.domain.policy.DenialReason;
import io.keystream.domain.policy.KeyPaths;
import io.keystream.domain.policy.PolicyName;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AuthorizerTest {

  private static final Access ENCRYPT = KeyPaths.encrypt(new KeyName("payments/cards"));
  private static final Access DECRYPT = KeyPaths.decrypt(new KeyName("payments/cards"));

  private final Authorizer authorizer = new Authorizer();
  private final Platform platform = Platform.founded();

  @Test
  void whoever_was_only_enrolled_may_nothing() {
    platform.enrol("till", PrincipalKind.APPLICATION);

    assertThat(decision("till", ENCRYPT))
        .isEqualTo(new AccessDecision.Denied(new DenialReason.NoPatternMatches(ENCRYPT)));
  }

  @Test
  void an_assigned_policy_grants_and_the_answer_names_it_and_the_version() {
    platform.enrol("till", PrincipalKind.APPLICATION);
    platform.write("tills", "encrypt");
    platform.assign("till", "tills");

    var answer = authorizer.authorize(platform.directory(), new Principal("till"), ask(ENCRYPT));

    assertThat(answer.decision()).isInstanceOf(AccessDecision.Allowed.class);
    assertThat(answer.policies()).containsExactly(new PolicyName("tills"));
    assertThat(answer.version()).isEqualTo(3).isEqualTo(platform.directory().version());
    assertThat(isAllowed("till", DECRYPT)).isFalse();
  }

  @Test
  void a_policy_that_is_written_again_decides_at_once() {
    platform.enrol("till", PrincipalKind.APPLICATION);
    platform.write("tills", "encrypt");
    platform.assign("till", "tills");
    assertThat(isAllowed("till", ENCRYPT)).isTrue();

    platform.write("tills", "decrypt");

    assertThat(isAllowed("till", ENCRYPT)).isFalse();
    assertThat(isAllowed("till", DECRYPT)).isTrue();
  }

  @Test
  void a_policy_that_was_removed_grants_nothing() {
    platform.enrol("till", PrincipalKind.APPLICATION);
    platform.write("tills", "encrypt");
    platform.write("night", "decrypt");
    platform.assign("till", "tills", "night");
    assertThat(isAllowed("till", ENCRYPT)).isTrue();

    platform.does(new AccessCommand.RemovePolicy(new PolicyName("tills")));

    assertThat(isAllowed("till", ENCRYPT)).isFalse();
    assertThat(isAllowed("till", DECRYPT)).isTrue();
  }

  @Test
  void who_is_revoked_or_was_never_enrolled_may_nothing() {
    platform.enrol("till", PrincipalKind.APPLICATION);
    platform.assign("till", "root");
    platform.does(new AccessCommand.RevokePrincipal(new Principal("till"), ""));

    assertThat(isAllowed("till", ENCRYPT)).isFalse();
    assertThat(isAllowed("nobody", ENCRYPT)).isFalse();
  }

  @Test
  void the_founder_may_everything_and_another_operator_what_is_assigned() {
    platform.enrol("ben", PrincipalKind.OPERATOR);

    assertThat(everything()).allMatch(access -> isAllowed("ada", access));
    assertThat(everything()).noneMatch(access -> isAllowed("ben", access));
    platform.assign("ben", "root");
    assertThat(everything()).allMatch(access -> isAllowed("ben", access));
  }

  @Test
  void a_service_may_report_outcomes_and_destroy_what_is_due_and_nothing_else() {
    platform.enrol("worker", PrincipalKind.SERVICE);

    for (var name : List.of("a", "payments/cards", "a/b/c/d/e/f", longest())) {
      var key = new KeyName(name);
      assertThat(outcomes(key)).as(name).allMatch(access -> isAllowed("worker", access));
      assertThat(others(key)).as(name).noneMatch(access -> isAllowed("worker", access));
    }
    assertThat(isAllowed("worker", KeyPaths.generateRandom())).isFalse();
  }

  @Test
  void a_denial_names_the_policies_that_decided_it() {
    platform.enrol("till", PrincipalKind.APPLICATION);
    platform.write("tills", "encrypt");
    platform.writeText("night", "path \"transit/encrypt/*\" { capabilities = [\"deny\"] }");
    platform.writeText("look", "path \"transit/decrypt/*\" { capabilities = [\"read\"] }");
    platform.assign("till", "tills", "night", "look");

    assertThat(decision("till", ENCRYPT).policies()).containsExactly(new PolicyName("night"));
    assertThat(decision("till", DECRYPT).policies()).containsExactly(new PolicyName("look"));
  }

  @Test
  void an_explanation_begins_with_what_the_principal_has() {
    platform.enrol("till", PrincipalKind.APPLICATION);
    platform.write("tills", "encrypt");
    platform.write("night", "decrypt");
    platform.assign("till", "tills", "night");
    platform.does(new AccessCommand.RemovePolicy(new PolicyName("night")));

    assertThat(lines("till"))
        .startsWith(
            "'till' has night, tills",
            "  there is no policy 'night': it grants nothing",
            "update transit/encrypt/payments/cards, by application 'till' from no known address at "
                + Platform.NOW)
        .endsWith("allowed by tills");
    assertThat(lines("nobody").getFirst()).isEqualTo("'nobody' is not enrolled");
  }

  @Test
  void whatever_was_asked_before_the_answer_is_that_of_the_principals_policies() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      var story = Platform.founded();
      var names = List.of("till", "ben");
      story.enrol("till", PrincipalKind.APPLICATION);
      story.enrol("ben", PrincipalKind.OPERATOR);
      for (int step = 0; step < 30; step++) {
        story.atRandom(random, names);
        var principal = new Principal(names.get(random.nextInt(names.size())));
        var access = random.nextBoolean() ? ENCRYPT : DECRYPT;
        assertThat(authorizer.authorize(story.directory(), principal, ask(access)).decision())
            .isEqualTo(afresh(story, principal).decide(ask(access)));
      }
    });
  }

  @Test
  void a_named_set_grants_what_it_says_and_nothing_that_its_principal_has_beside_it() {
    platform.enrol("till", PrincipalKind.APPLICATION);
    platform.write("tills", "encrypt");
    platform.write("night", "decrypt");
    platform.assign("till", "tills");

    assertThat(isAllowed("till", names("night"), DECRYPT)).isTrue();
    assertThat(isAllowed("till", names("night"), ENCRYPT)).isFalse();
    assertThat(isAllowed("till", Set.of(), ENCRYPT)).isFalse();
    assertThat(isAllowed("till", names("nowhere"), ENCRYPT)).isFalse();
    platform.does(new AccessCommand.RemovePolicy(new PolicyName("night")));
    assertThat(isAllowed("till", names("night"), DECRYPT)).isFalse();
  }

  @Test
  void a_named_set_grants_nothing_to_who_is_revoked_or_was_never_enrolled() {
    platform.enrol("till", PrincipalKind.APPLICATION);
    assertThat(isAllowed("till", names("root"), ENCRYPT)).isTrue();

    platform.does(new AccessCommand.RevokePrincipal(new Principal("till"), ""));

    assertThat(isAllowed("till", names("root"), ENCRYPT)).isFalse();
    assertThat(isAllowed("nobody", names("root"), ENCRYPT)).isFalse();
  }

  @Test
  void a_named_set_does_not_give_a_service_what_services_have() {
    platform.enrol("worker", PrincipalKind.SERVICE);
    platform.write("tills", "encrypt");

    for (var access : outcomes(new KeyName("payments/cards"))) {
      assertThat(isAllowed("worker", access)).isTrue();
      assertThat(isAllowed("worker", names("tills"), access)).isFalse();
    }
  }

  @Test
  void whatever_was_asked_before_the_answer_is_that_of_the_named_policies() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      var story = Platform.founded();
      story.enrol("till", PrincipalKind.APPLICATION);
      for (int step = 0; step < 30; step++) {
        story.atRandom(random, List.of("till"));
        var named =
            Stream.of("tills", "night", "root")
                .filter(_ -> random.nextInt(3) == 0)
                .map(PolicyName::new)
                .collect(Collectors.toSet());
        var access = random.nextBoolean() ? ENCRYPT : DECRYPT;
        var till = new Principal("till");
        assertThat(authorizer.authorize(story.directory(), till, named, ask(access)).decision())
            .isEqualTo(afresh(story, named).decide(ask(access)));
        assertThat(authorizer.authorize(story.directory(), till, ask(access)).decision())
            .isEqualTo(afresh(story, till).decide(ask(access)));
      }
    });
  }

  @Test
  void sets_are_compiled_once_and_never_more_than_so_many_are_kept() {
    platform.enrol("till", PrincipalKind.APPLICATION);
    var enrolled = platform.enrolled("till");
    var sets = new CompiledSets(platform.directory().policies());

    assertThat(sets.of(enrolled)).isSameAs(sets.of(enrolled));
    assertThat(sets.of(names("p"))).isSameAs(sets.of(names("p")));
    for (int i = 0; i < 3 * CompiledSets.MOST; i++) {
      sets.of(names("n" + i));
      sets.of(platform.having(enrolled, "p" + i));
      assertThat(sets.size()).isLessThanOrEqualTo(CompiledSets.MOST);
    }
  }

  @Test
  void threads_with_directories_of_different_versions_do_not_disturb_each_other() throws Exception {
    platform.enrol("till", PrincipalKind.APPLICATION);
    platform.write("tills", "encrypt");
    platform.assign("till", "tills");
    var before = platform.directory();
    platform.write("tills", "decrypt");
    var after = platform.directory();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var asked =
          IntStream.range(0, 4)
              .<Callable<Boolean>>mapToObj(thread ->
                  () ->
                      IntStream.range(0, 5_000)
                          .allMatch(i -> {
                            var isBefore = (thread + i) % 2 == 0;
                            return authorizer
                                        .authorize(
                                            isBefore ? before : after,
                                            new Principal("till"),
                                            ask(ENCRYPT))
                                        .decision()
                                    instanceof AccessDecision.Allowed
                                == isBefore;
                          }))
              .toList();
      for (var answer : threads.invokeAll(asked)) {
        assertThat(answer.get()).isTrue();
      }
    }
  }

  private static CompiledPolicies afresh(Platform story, Principal principal) {
    return afresh(story, story.enrolled(principal.name()).policies());
  }

  private static CompiledPolicies afresh(Platform story, Set<PolicyName> names) {
    var policies = story.directory().policies();
    return CompiledPolicies.of(
        names.stream()
            .map(policies::of)
            .filter(Present.class::isInstance)
            .map(stored -> ((Present) stored).policy())
            .toList());
  }

  private static List<Access> everything() {
    var key = new KeyName("payments/cards");
    return Stream.concat(outcomes(key).stream(), others(key).stream()).toList();
  }

  /** What the platform's own services do. */
  private static List<Access> outcomes(KeyName key) {
    return Stream.of(
            new KeyCommand.DestroyDue(key),
            new KeyCommand.ReportGenerationFailed(key, KeyVersion.FIRST, ""),
            new KeyCommand.ConfirmDestroyed(key, KeyVersion.FIRST))
        .map(KeyPaths::of)
        .toList();
  }

  private static List<Access> others(KeyName key) {
    var all = new VersionScope.All();
    return List.of(
        KeyPaths.encrypt(key),
        KeyPaths.show(key),
        KeyPaths.of(new KeyCommand.Rotate(key, Activation.WHEN_GENERATED)),
        KeyPaths.of(new KeyCommand.Suspend(key, all, "")),
        KeyPaths.of(new KeyCommand.ScheduleDestruction(key, all, Platform.NOW)),
        new Access("transit/keys/" + key, Capability.CREATE),
        new Access("keystream/anything/" + key, Capability.SUDO),
        new Access("secret", Capability.LIST));
  }

  /** As many segments as a name can have. */
  private static String longest() {
    return "a/".repeat(99) + "a";
  }

  private static Set<PolicyName> names(String... policies) {
    return Stream.of(policies).map(PolicyName::new).collect(Collectors.toSet());
  }

  private boolean isAllowed(String principal, Set<PolicyName> policies, Access access) {
    return authorizer
            .authorize(platform.directory(), new Principal(principal), policies, ask(access))
            .decision()
        instanceof AccessDecision.Allowed;
  }

  private boolean isAllowed(String principal, Access access) {
    return decision(principal, access) instanceof AccessDecision.Allowed;
  }

  private AccessDecision decision(String principal, Access access) {
    return authorizer
        .authorize(platform.directory(), new Principal(principal), ask(access))
        .decision();
  }

  private List<String> lines(String principal) {
    return authorizer.explain(platform.directory(), new Principal(principal), ask(ENCRYPT)).lines();
  }

  private static AccessRequest ask(Access access) {
    return Platform.ask(access);
  }
}
