package io.keystream.domain.access;

import io.keystream.domain.access.Enrolment.Absent;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.Enrolment.Former;
import io.keystream.domain.access.Enrolment.Revoked;
import io.keystream.domain.caller.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every principal, policy and role there is and was, as the access events tell it. It begins with
 * the founding operator, whom no event enrols: its certificate is in the configuration of every
 * service.
 *
 * <p><b>Laws.</b> A principal that was revoked never authenticates again; a certificate belongs to
 * one principal for ever; there is always an operator.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public final class Directory {

  private final Tree<Enrolment> principals;
  private final Tree<Principal> holders;
  private final Policies policies;
  private final AppRoles appRoles;
  private final Roles<JwtRole> jwtRoles;
  private final long version;

  private Directory(
      Tree<Enrolment> principals,
      Tree<Principal> holders,
      Policies policies,
      AppRoles appRoles,
      Roles<JwtRole> jwtRoles,
      long version) {
    this.principals = principals;
    this.holders = holders;
    this.policies = policies;
    this.appRoles = appRoles;
    this.jwtRoles = jwtRoles;
    this.version = version;
  }

  /** The directory before its first event. */
  public static Directory foundedBy(Principal operator, EnrolledCertificate certificate) {
    var founded = certificate.notBefore();
    var root = new Assignment(Set.of(BuiltInPolicies.ROOT.name()), founded);
    var enrolled =
        new Enrolled(
            operator,
            PrincipalKind.OPERATOR,
            certificate,
            Former.NONE,
            founded,
            founded,
            root,
            new Hours.Undeclared(founded));
    return new Directory(
        Tree.<Enrolment>empty().with(operator.name(), enrolled),
        Tree.<Principal>empty().with(certificate.fingerprint().hex(), operator),
        Policies.BUILT_IN,
        AppRoles.NONE,
        Roles.none(),
        0);
  }

  /** The sequence of the newest event in it; 0 before the first. */
  public long version() {
    return version;
  }

  public Policies policies() {
    return policies;
  }

  public AppRoles appRoles() {
    return appRoles;
  }

  public Roles<JwtRole> jwtRoles() {
    return jwtRoles;
  }

  public Enrolment of(Principal principal) {
    var found = principals.get(principal.name());
    return found == null ? new Absent(principal) : found;
  }

  /** The principal that this certificate was enrolled for, whatever became of either. */
  public Optional<Enrolment> holderOf(Fingerprint certificate) {
    return Optional.ofNullable(holders.get(certificate.hex())).map(this::of);
  }

  /** Whether the certificate speaks for the principal at this moment. */
  public Authentication authenticate(Principal caller, Fingerprint certificate, Instant now) {
    var holder = holders.get(certificate.hex());
    if (holder == null) {
      return new Authentication.Refused(new AccessRefusal.UnknownCertificate(certificate));
    }
    if (!holder.equals(caller)) {
      return new Authentication.Refused(
          new AccessRefusal.CertificateOfAnother(caller, certificate));
    }
    return switch (of(holder)) {
      case Absent _ -> throw new IllegalStateException(holder + " has a certificate and is absent");
      case Enrolled enrolled -> enrolled.authenticate(certificate, now);
      case Revoked _ -> new Authentication.Refused(new AccessRefusal.SignerIsRevoked(holder));
    };
  }

  /** Enrolled and revoked ones, by name. */
  public List<Enrolment> principals() {
    return principals.values();
  }

  /** Whether an operator other than this one could sign. */
  boolean hasOperatorBeside(Principal operator, Instant now) {
    return principals().stream()
        .anyMatch(other ->
            other instanceof Enrolled enrolled
                && enrolled.kind() == PrincipalKind.OPERATOR
                && !enrolled.principal().equals(operator)
                && enrolled.canSign(now));
  }

  boolean isTaken(Fingerprint certificate) {
    return holders.get(certificate.hex()) != null;
  }

  Directory with(Enrolment enrolment) {
    return new Directory(
        principals.with(enrolment.principal().name(), enrolment),
        holders,
        policies,
        appRoles,
        jwtRoles,
        version + 1);
  }

  Directory with(Enrolled enrolled, Fingerprint certificate) {
    return new Directory(
        principals.with(enrolled.principal().name(), enrolled),
        holders.with(certificate.hex(), enrolled.principal()),
        policies,
        appRoles,
        jwtRoles,
        version + 1);
  }

  Directory with(Policies changed) {
    return new Directory(principals, holders, changed, appRoles, jwtRoles, version + 1);
  }

  Directory with(AppRoles changed) {
    return new Directory(principals, holders, policies, changed, jwtRoles, version + 1);
  }

  Directory with(Roles<JwtRole> changed) {
    return new Directory(principals, holders, policies, appRoles, changed, version + 1);
  }
}
