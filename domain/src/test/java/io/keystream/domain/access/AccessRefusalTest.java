package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.certificate;
import static io.keystream.domain.access.People.fingerprint;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.policy.PolicyName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a refused caller reads; codes are part of the API and never change. */
final class AccessRefusalTest {

  private static final String PINNED =
      """
      unknown-certificate: Nobody is enrolled with certificate 0000000000000000000000000000000000000000000000000000000000000003.
      bad-signature: The signature is not one of this command by the key of certificate 0000000000000000000000000000000000000000000000000000000000000003.
      certificate-of-another: Certificate 0000000000000000000000000000000000000000000000000000000000000003 is not one of 'ada'.
      certificate-not-yet-valid: The certificate of 'svc-till' is not valid before 2026-11-01T12:00:00Z.
      certificate-expired: The certificate of 'svc-till' ended at 2026-11-01T12:00:00Z; an operator can renew it.
      certificate-replaced: 'svc-till' has another certificate in place of 0000000000000000000000000000000000000000000000000000000000000003.
      signer-is-revoked: 'svc-till' is revoked.
      not-an-operator: 'svc-till' is no operator; ask one to send this command.
      only-for-services: 'svc-till' is no service; what became of a key is told by those.
      not-for-services: 'svc-till' is a service; this is asked by operators and applications.
      only-services-act-for-others: 'svc-till' is no service; it commands in its own name alone.
      may-not-act-for: No policy of 'crypto-worker-1' lets it command in the name of 'svc-till'; assign it policy 'front', or one that grants update keystream/on-behalf-of/svc-till.
      caller-is-not-enrolled: 'svc-till', in whose name this is asked, is not enrolled.
      caller-is-revoked: 'svc-till', in whose name this is asked, is revoked.
      nobody-acts-for-services: 'crypto-worker-1' is a service; nobody commands in its name.
      stale-command: A command about 'svc-till' issued at 2026-11-01T12:00:00Z was carried out; this one is not newer. Issue it again.
      issued-ahead: The command says it was issued at 2026-11-01T12:00:00Z, more than 5 minutes ahead; set the clock and issue it again.
      issued-long-ago: The command was issued at 2026-11-01T12:00:00Z, more than 24 hours ago; issue it again.
      principal-does-not-exist: There is no principal 'svc-till'.
      principal-exists: Principal 'svc-till' exists; renew its certificate instead.
      principal-is-revoked: Principal 'svc-till' is revoked; a name is used once, choose another one.
      certificate-is-taken: Certificate 0000000000000000000000000000000000000000000000000000000000000003 was enrolled before; make another one.
      certificate-is-not-valid: The certificate for 'svc-till' is valid from 2026-10-31T12:00:00Z to 2027-08-27T12:00:00Z, not at this time.
      validity-too-long: The certificate for 'svc-till' is valid for too long: that of APPLICATION may be for 400 days.
      not-the-current-certificate: 'svc-till' must sign the renewal with its current certificate, not with the one before.
      last-operator: 'ada' is the last operator with a valid certificate; enrol another one first.
      hours-are-not-declared: No hours of 'svc-till' are declared; there are none to withdraw.
      policy-does-not-exist: There is no policy 'tills'.
      policy-is-built-in: Policy 'root' is built in; it is neither written nor removed.
      policy-is-for-services: Policy 'service' is that of every service and of nobody else; assign another.
      policy-text-refused: The text of policy 'tills' is refused at line 3, column 1: what is wrong
      too-many-policies: There are 10,000 policies, the most there may be; remove one first.
      app-role-does-not-exist: There is no role 'ci'.
      no-roles-for-services: 'crypto-worker-1' is a service; nobody logs in as one.
      role-id-is-taken: Role id r-1 was given before, to another role or principal; choose another.
      too-many-app-roles: There are 10,000 roles, the most there may be; remove one first.
      jwt-role-does-not-exist: There is no role 'ci' for signed tokens.
      too-many-jwt-roles: There are 10,000 roles for signed tokens, the most there may be; remove one first.
      """;

  private static final PolicyName TILLS = new PolicyName("tills");

  private static final List<AccessRefusal> ALL =
      List.of(
          new AccessRefusal.UnknownCertificate(fingerprint(3)),
          new AccessRefusal.BadSignature(fingerprint(3)),
          new AccessRefusal.CertificateOfAnother(ADA, fingerprint(3)),
          new AccessRefusal.CertificateNotYetValid(TILL, NOW),
          new AccessRefusal.CertificateExpired(TILL, NOW),
          new AccessRefusal.CertificateReplaced(TILL, fingerprint(3)),
          new AccessRefusal.SignerIsRevoked(TILL),
          new AccessRefusal.NotAnOperator(TILL),
          new AccessRefusal.OnlyForServices(TILL),
          new AccessRefusal.NotForServices(TILL),
          new AccessRefusal.OnlyServicesActForOthers(TILL),
          new AccessRefusal.MayNotActFor(People.WORKER, TILL),
          new AccessRefusal.CallerIsNotEnrolled(TILL),
          new AccessRefusal.CallerIsRevoked(TILL),
          new AccessRefusal.NobodyActsForServices(People.WORKER),
          People.stale(TILL, NOW),
          new AccessRefusal.IssuedAhead(NOW, AccessDecisions.MAX_AHEAD),
          new AccessRefusal.IssuedLongAgo(NOW, AccessDecisions.MAX_AGE),
          new AccessRefusal.PrincipalDoesNotExist(TILL),
          new AccessRefusal.PrincipalExists(TILL),
          new AccessRefusal.PrincipalIsRevoked(TILL),
          new AccessRefusal.CertificateIsTaken(fingerprint(3)),
          new AccessRefusal.CertificateIsNotValid(
              TILL, certificate(3).notBefore(), certificate(3).notAfter()),
          new AccessRefusal.ValidityTooLong(TILL, PrincipalKind.APPLICATION),
          new AccessRefusal.NotTheCurrentCertificate(TILL),
          new AccessRefusal.LastOperator(ADA),
          new AccessRefusal.HoursAreNotDeclared(TILL),
          new AccessRefusal.PolicyDoesNotExist(TILLS),
          new AccessRefusal.PolicyIsBuiltIn(new PolicyName("root")),
          new AccessRefusal.PolicyIsForServices(new PolicyName("service")),
          new AccessRefusal.PolicyTextRefused(TILLS, "line 3, column 1: what is wrong"),
          new AccessRefusal.TooManyPolicies(Policies.MOST),
          new AccessRefusal.AppRoleDoesNotExist(new RoleName("ci")),
          new AccessRefusal.NoRolesForServices(People.WORKER),
          new AccessRefusal.RoleIdIsTaken(new RoleId("r-1")),
          new AccessRefusal.TooManyAppRoles(AppRoles.MOST),
          new AccessRefusal.JwtRoleDoesNotExist(new RoleName("ci")),
          new AccessRefusal.TooManyJwtRoles(JwtRole.MOST));

  @Test
  void every_refusal_says_what_was_wrong() {
    assertThat(
            ALL.stream()
                .map(refusal -> refusal.code() + ": " + refusal.message() + "\n")
                .collect(Collectors.joining()))
        .isEqualTo(PINNED);
  }

  @Test
  void the_list_has_every_refusal() {
    var all =
        Stream.concat(
                Stream.of(AccessRefusal.class.getPermittedSubclasses()),
                Stream.of(AccessRefusal.NotAuthenticated.class.getPermittedSubclasses()))
            .filter(Class::isRecord)
            .collect(Collectors.toSet());
    assertThat(ALL.stream().<Class<?>>map(AccessRefusal::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.copyOf(all));
  }
}
