package io.keystream.schemas;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
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
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Access commands between the domain and the wire. The wire has certificates in DER, the domain
 * what counts of them: whoever maps brings the way from one to the other.
 */
public final class AccessCommandMapping {

  /** Of what lies inside a signed command. */
  public static final Codec<AccessCommandRecord> CODEC =
      new Codec<>(
          new AccessCommandRecord(),
          List.of(
              EarlierSchemas.read("AccessCommandRecord-6f75ae77b17249ef"),
              EarlierSchemas.read("AccessCommandRecord-3a5dab426b181e9d"),
              EarlierSchemas.read("AccessCommandRecord-cdcae3e8afaf60f8")));

  public static final int MAX_CERTIFICATE_BYTES = 8192;

  private AccessCommandMapping() {}

  /** The value of {@link AccessCommandRecord}'s union. */
  public static SpecificRecord toUnion(
      AccessCommand command, Function<EnrolledCertificate, ByteBuffer> der) {
    return switch (command) {
      case AccessCommand.EnrolPrincipal(var principal, var kind, var certificate) ->
          new EnrolPrincipal(principal.name(), kind.name(), der.apply(certificate));
      case AccessCommand.RenewCertificate(var principal, var certificate) ->
          new RenewCertificate(principal.name(), der.apply(certificate));
      case AccessCommand.RevokePrincipal(var principal, var reason) ->
          new RevokePrincipal(principal.name(), reason);
      case AccessCommand.AssignPolicies(var principal, var policies) ->
          new AssignPolicies(principal.name(), names(policies));
      case AccessCommand.DeclareHours(var principal, var hours) ->
          HoursMapping.toCommand(principal, hours);
      case AccessCommand.WithdrawHours(var principal) -> new WithdrawHours(principal.name());
      case AccessCommand.WritePolicy(var policy, var text) -> new WritePolicy(policy.name(), text);
      case AccessCommand.RemovePolicy(var policy) -> new RemovePolicy(policy.name());
      case AccessCommand.WriteAppRole(var role) -> new WriteAppRole(AppRoleMapping.toRecord(role));
      case AccessCommand.RemoveAppRole(var role) -> new RemoveAppRole(role.name());
      case AccessCommand.WriteJwtRole(var role) -> new WriteJwtRole(JwtRoleMapping.toRecord(role));
      case AccessCommand.RemoveJwtRole(var role) -> new RemoveJwtRole(role.name());
    };
  }

  /**
   * The command a record carries.
   *
   * @param certificates reads a certificate in DER, of at most {@value #MAX_CERTIFICATE_BYTES}
   *     bytes
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static AccessCommand toCommand(
      AccessCommandRecord record, Function<ByteBuffer, EnrolledCertificate> certificates) {
    return switch (record.getCommand()) {
      case EnrolPrincipal c ->
          new AccessCommand.EnrolPrincipal(
              new Principal(c.getPrincipal()),
              Values.of(PrincipalKind.class, "kind", c.getKind()),
              certificates.apply(bounded(c.getCertificate())));
      case RenewCertificate c ->
          new AccessCommand.RenewCertificate(
              new Principal(c.getPrincipal()), certificates.apply(bounded(c.getCertificate())));
      case RevokePrincipal c ->
          new AccessCommand.RevokePrincipal(
              new Principal(c.getPrincipal()), Values.text("reason", c.getReason()));
      case AssignPolicies c ->
          new AccessCommand.AssignPolicies(
              new Principal(c.getPrincipal()), policies(c.getPolicies()));
      case DeclareHours c ->
          new AccessCommand.DeclareHours(new Principal(c.getPrincipal()), HoursMapping.toHours(c));
      case WithdrawHours c -> new AccessCommand.WithdrawHours(new Principal(c.getPrincipal()));
      case WritePolicy c ->
          new AccessCommand.WritePolicy(new PolicyName(c.getPolicy()), c.getText());
      case RemovePolicy c -> new AccessCommand.RemovePolicy(new PolicyName(c.getPolicy()));
      case WriteAppRole c -> new AccessCommand.WriteAppRole(AppRoleMapping.toRole(c.getRole()));
      case RemoveAppRole c -> new AccessCommand.RemoveAppRole(new RoleName(c.getRole()));
      case WriteJwtRole c -> new AccessCommand.WriteJwtRole(JwtRoleMapping.toRole(c.getRole()));
      case RemoveJwtRole c -> new AccessCommand.RemoveJwtRole(new RoleName(c.getRole()));
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an access command: " + other);
    };
  }

  /** What a record is about, as it says. */
  public static AccessSubject subject(AccessCommandRecord record) {
    return switch (record.getCommand()) {
      case EnrolPrincipal c -> AccessSubject.principal(c.getPrincipal());
      case RenewCertificate c -> AccessSubject.principal(c.getPrincipal());
      case RevokePrincipal c -> AccessSubject.principal(c.getPrincipal());
      case AssignPolicies c -> AccessSubject.principal(c.getPrincipal());
      case DeclareHours c -> AccessSubject.principal(c.getPrincipal());
      case WithdrawHours c -> AccessSubject.principal(c.getPrincipal());
      case WritePolicy c -> AccessSubject.policy(c.getPolicy());
      case RemovePolicy c -> AccessSubject.policy(c.getPolicy());
      case WriteAppRole c -> AccessSubject.role(c.getRole().getName());
      case RemoveAppRole c -> AccessSubject.role(c.getRole());
      case WriteJwtRole c -> AccessSubject.jwtRole(c.getRole().getName());
      case RemoveJwtRole c -> AccessSubject.jwtRole(c.getRole());
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an access command: " + other);
    };
  }

  /** In the order of their names, so that the same set always has the same bytes. */
  static List<String> names(Set<PolicyName> policies) {
    return policies.stream().sorted().map(PolicyName::name).toList();
  }

  static Set<PolicyName> policies(List<String> names) {
    return names.stream().map(PolicyName::new).collect(Collectors.toSet());
  }

  static ByteBuffer bounded(ByteBuffer certificate) {
    if (certificate.remaining() > MAX_CERTIFICATE_BYTES) {
      throw new IllegalArgumentException(
          "certificate has "
              + certificate.remaining()
              + " bytes, at most "
              + MAX_CERTIFICATE_BYTES);
    }
    return certificate.duplicate();
  }
}
