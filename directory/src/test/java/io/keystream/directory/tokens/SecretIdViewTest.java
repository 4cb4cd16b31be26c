package io.keystream.directory.tokens;

import static io.keystream.directory.TokenPlatform.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.RoleTokens;
import io.keystream.domain.approle.SecretId;
import io.keystream.domain.approle.SecretIdEvent;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.TokenMetadata;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who logs in with a secret-id, and when nobody does. */
final class SecretIdViewTest extends OneView {

  private static final RoleId CI = new RoleId("r-ci");
  private static final RoleId OTHER = new RoleId("r-other");

  @BeforeEach
  void there_are_two_roles() {
    write("ci", CI, List.of());
    write("other", OTHER, List.of());
  }

  @Test
  void who_shows_both_logs_in_until_it_expires() {
    assertApplied(secretId(1, CI));

    assertThat(shown(CI, 1, ANYWHERE, NOW))
        .isInstanceOfSatisfying(
            SecretIdAuthentication.Accepted.class,
            accepted -> assertThat(accepted.principal().principal()).isEqualTo(TILL));
    assertRefused(CI, 1, NOW.plus(HOUR), "secret-id-expired");
    assertRefused(CI, 2, NOW, "unknown-secret-id");
  }

  @Test
  void a_secret_id_of_another_role_does_not_log_in() {
    assertApplied(secretId(1, OTHER));

    assertRefused(CI, 1, NOW, "secret-id-of-another-role");
  }

  @Test
  void a_destroyed_secret_id_never_logs_in_again_whatever_comes_after_it() {
    assertApplied(destroyed("front-2", 1));

    assertThat(view.follow(secretId(1, CI), NOW)).isEqualTo(new TokenFollowed.Known());
    assertRefused(CI, 1, NOW, "secret-id-destroyed");
  }

  @Test
  void secret_ids_end_with_their_role_and_do_not_come_back_with_one_of_its_name() {
    assertApplied(secretId(1, CI));

    platform.does(new AccessCommand.RemoveAppRole(new RoleName("ci")));
    assertRefused(CI, 1, NOW, "secret-id-role-removed");
    write("ci", new RoleId("r-again"), List.of());
    assertRefused(CI, 1, NOW, "secret-id-role-removed");
    assertRefused(new RoleId("r-again"), 1, NOW, "secret-id-role-removed");
  }

  @Test
  void secret_ids_end_with_whom_they_stand_for_and_with_who_made_them() {
    assertApplied(secretId(1, CI));
    platform.revoke("svc-till");
    assertRefused(CI, 1, NOW, "secret-id-principal");

    platform.revoke("front-1");
    assertRefused(CI, 1, NOW, "secret-id-issuer-revoked");
    assertIgnored(secretId(2, CI), "'front-1' is revoked, and its secret-ids with it");
  }

  @Test
  void a_role_that_is_bound_later_binds_what_was_made_before() {
    assertApplied(secretId(1, CI));
    write("ci", CI, List.of(Network.parse("10.0.0.0/8")));

    assertThat(shown(CI, 1, new Source.Address(InetAddress.ofLiteral("10.1.2.3")), NOW))
        .isInstanceOf(SecretIdAuthentication.Accepted.class);
    assertThat(shown(CI, 1, new Source.Address(InetAddress.ofLiteral("192.0.2.1")), NOW))
        .isInstanceOf(SecretIdAuthentication.Refused.class);
    assertRefused(CI, 1, NOW, "secret-id-source");
  }

  @Test
  void nobody_makes_or_destroys_one_who_may_say_nothing_about_tokens() {
    for (var name : List.of("worker", "svc-till", "eve")) {
      assertIgnored(secretId(name, 1, CI, NOW.plus(HOUR)), "");
      assertIgnored(destroyed(name, 1), "");
    }
    var forged = platform.forger("front-1").sign(issued("front-1", 1, CI, NOW.plus(HOUR)), NOW, 1);
    assertIgnored(bytes(forged), "");
    assertIgnored(
        bytes(
            platform
                .signer("front-2")
                .sign(issued("front-1", 1, CI, NOW.plus(HOUR)), NOW, platform.version())),
        "'front-2' makes no secret-id of 'front-1'");
    assertRefused(CI, 1, NOW, "unknown-secret-id");
  }

  @Test
  void no_secret_id_is_a_token_and_no_token_a_secret_id() {
    assertApplied(secretId(1, CI));
    assertApplied(by("front-1", issued(token(2))));

    assertRefused(1, NOW, "unknown-token");
    assertRefused(CI, 2, NOW, "unknown-secret-id");
  }

  @Test
  void a_replayed_record_changes_nothing_and_what_has_ended_is_forgotten() {
    assertApplied(secretId(1, CI));
    assertThat(view.follow(secretId(1, CI), NOW)).isEqualTo(new TokenFollowed.Known());

    view.forgetEnded(NOW.plus(HOUR));
    assertThat(view.secretIds().remembered()).isZero();
    assertThat(view.follow(secretId(1, CI), NOW.plus(HOUR))).isEqualTo(new TokenFollowed.Ended());
  }

  private void write(String name, RoleId id, List<Network> networks) {
    platform.does(
        new AccessCommand.WriteAppRole(
            new AppRole(
                new RoleName(name),
                id,
                TILL,
                RoleTokens.PLAIN,
                new AppRole.SecretIds(null, networks))));
  }

  private byte[] secretId(int number, RoleId role) {
    return secretId("front-1", number, role, NOW.plus(HOUR));
  }

  private byte[] secretId(String service, int number, RoleId role, Instant end) {
    return bytes(
        platform.signer(service).sign(issued(service, number, role, end), NOW, platform.version()));
  }

  private byte[] destroyed(String service, int number) {
    var event = new SecretIdEvent.Destroyed(secret(number).hash());
    return bytes(platform.signer(service).sign(event, NOW, platform.version()));
  }

  private static SecretIdEvent issued(String service, int number, RoleId role, Instant end) {
    return new SecretIdEvent.Issued(
        new SecretId(
            secret(number).hash(),
            role,
            TokenMetadata.NONE,
            List.of(),
            NOW.minusSeconds(60),
            end,
            new Principal(service)));
  }

  private SecretIdAuthentication shown(RoleId role, int number, Source source, Instant now) {
    return view.secretIds()
        .authenticate(role, secret(number), source, platform.directory().directory(), now);
  }

  private void assertRefused(RoleId role, int number, Instant now, String code) {
    assertThat(shown(role, number, ANYWHERE, now))
        .isInstanceOfSatisfying(
            SecretIdAuthentication.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
