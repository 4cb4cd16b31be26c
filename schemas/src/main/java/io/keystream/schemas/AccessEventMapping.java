package io.keystream.schemas;

import io.keystream.domain.access.AccessEvent;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.Signing;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import io.keystream.schemas.accessevent.AppRoleRemoved;
import io.keystream.schemas.accessevent.AppRoleWritten;
import io.keystream.schemas.accessevent.CertificateRenewed;
import io.keystream.schemas.accessevent.HoursDeclared;
import io.keystream.schemas.accessevent.HoursWithdrawn;
import io.keystream.schemas.accessevent.JwtRoleRemoved;
import io.keystream.schemas.accessevent.JwtRoleWritten;
import io.keystream.schemas.accessevent.PoliciesAssigned;
import io.keystream.schemas.accessevent.PolicyRemoved;
import io.keystream.schemas.accessevent.PolicyWritten;
import io.keystream.schemas.accessevent.PrincipalEnrolled;
import io.keystream.schemas.accessevent.PrincipalRevoked;
import io.keystream.schemas.wire.AccessEventRecord;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Access events between the domain and the wire. */
public final class AccessEventMapping {
  private AccessEventMapping() {}

  /** The value of {@link AccessEventRecord}'s union. */
  public static SpecificRecord toUnion(
      AccessEvent event, Function<EnrolledCertificate, ByteBuffer> der) {
    return switch (event) {
      case AccessEvent.PrincipalEnrolled(var principal, var kind, var certificate, _) ->
          new PrincipalEnrolled(principal.name(), kind.name(), der.apply(certificate));
      case AccessEvent.CertificateRenewed(var principal, var certificate, var formerUntil, _) ->
          new CertificateRenewed(principal.name(), der.apply(certificate), formerUntil);
      case AccessEvent.PrincipalRevoked(var principal, var reason, _) ->
          new PrincipalRevoked(principal.name(), reason);
      case AccessEvent.PoliciesAssigned(var principal, var policies, _) ->
          new PoliciesAssigned(principal.name(), AccessCommandMapping.names(policies));
      case AccessEvent.HoursDeclared(var principal, var hours, _) ->
          HoursMapping.toEvent(principal, hours);
      case AccessEvent.HoursWithdrawn(var principal, _) -> new HoursWithdrawn(principal.name());
      case AccessEvent.PolicyWritten(var policy, var text, _) ->
          new PolicyWritten(policy.name(), text);
      case AccessEvent.PolicyRemoved(var policy, _) -> new PolicyRemoved(policy.name());
      case AccessEvent.AppRoleWritten(var role, _) ->
          new AppRoleWritten(AppRoleMapping.toRecord(role));
      case AccessEvent.AppRoleRemoved(var role, _) -> new AppRoleRemoved(role.name());
      case AccessEvent.JwtRoleWritten(var role, _) ->
          new JwtRoleWritten(JwtRoleMapping.toRecord(role));
      case AccessEvent.JwtRoleRemoved(var role, _) -> new JwtRoleRemoved(role.name());
    };
  }

  /** What a record is about, as it says. */
  public static AccessSubject subject(AccessEventRecord record) {
    return switch (record.getEvent()) {
      case PrincipalEnrolled e -> AccessSubject.principal(e.getPrincipal());
      case CertificateRenewed e -> AccessSubject.principal(e.getPrincipal());
      case PrincipalRevoked e -> AccessSubject.principal(e.getPrincipal());
      case PoliciesAssigned e -> AccessSubject.principal(e.getPrincipal());
      case HoursDeclared e -> AccessSubject.principal(e.getPrincipal());
      case HoursWithdrawn e -> AccessSubject.principal(e.getPrincipal());
      case PolicyWritten e -> AccessSubject.policy(e.getPolicy());
      case PolicyRemoved e -> AccessSubject.policy(e.getPolicy());
      case AppRoleWritten e -> AccessSubject.role(e.getRole().getName());
      case AppRoleRemoved e -> AccessSubject.role(e.getRole());
      case JwtRoleWritten e -> AccessSubject.jwtRole(e.getRole().getName());
      case JwtRoleRemoved e -> AccessSubject.jwtRole(e.getRole());
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an access event: " + other);
    };
  }

  /**
   * The event a record carries.
   *
   * @param signing of its evidence
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static AccessEvent toEvent(
      AccessEventRecord record,
      Signing signing,
      Function<ByteBuffer, EnrolledCertificate> certificates) {
    return switch (record.getEvent()) {
      case PrincipalEnrolled e ->
          new AccessEvent.PrincipalEnrolled(
              new Principal(e.getPrincipal()),
              Values.of(PrincipalKind.class, "kind", e.getKind()),
              certificates.apply(AccessCommandMapping.bounded(e.getCertificate())),
              signing);
      case CertificateRenewed e ->
          new AccessEvent.CertificateRenewed(
              new Principal(e.getPrincipal()),
              certificates.apply(AccessCommandMapping.bounded(e.getCertificate())),
              e.getFormerUntil(),
              signing);
      case PrincipalRevoked e ->
          new AccessEvent.PrincipalRevoked(new Principal(e.getPrincipal()), e.getReason(), signing);
      case PoliciesAssigned e ->
          new AccessEvent.PoliciesAssigned(
              new Principal(e.getPrincipal()),
              AccessCommandMapping.policies(e.getPolicies()),
              signing);
      case HoursDeclared e ->
          new AccessEvent.HoursDeclared(
              new Principal(e.getPrincipal()), HoursMapping.toHours(e), signing);
      case HoursWithdrawn e ->
          new AccessEvent.HoursWithdrawn(new Principal(e.getPrincipal()), signing);
      case PolicyWritten e ->
          new AccessEvent.PolicyWritten(new PolicyName(e.getPolicy()), e.getText(), signing);
      case PolicyRemoved e -> new AccessEvent.PolicyRemoved(new PolicyName(e.getPolicy()), signing);
      case AppRoleWritten e ->
          new AccessEvent.AppRoleWritten(AppRoleMapping.toRole(e.getRole()), signing);
      case AppRoleRemoved e -> new AccessEvent.AppRoleRemoved(new RoleName(e.getRole()), signing);
      case JwtRoleWritten e ->
          new AccessEvent.JwtRoleWritten(JwtRoleMapping.toRole(e.getRole()), signing);
      case JwtRoleRemoved e -> new AccessEvent.JwtRoleRemoved(new RoleName(e.getRole()), signing);
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an access event: " + other);
    };
  }
}
