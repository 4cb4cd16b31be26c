package io.keystream.client;

import io.keystream.credentials.Certificate;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.Assignment;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.AccessSubject;
import io.keystream.schemas.AppRoleMapping;
import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.HoursMapping;
import io.keystream.schemas.JwtRoleMapping;
import io.keystream.schemas.accesscommand.AssignPolicies;
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
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;

/**
 * Enrols, renews and revokes principals, declares their hours, writes policies and assigns them,
 * writes the roles that programs log in with, signing every command with the caller's credential.
 *
 * <p>Every future completes with an {@link Answer}, or with {@link NoAnswer} when none came within
 * the timeout. A command must be newer, by the caller's clock, than every one before it about the
 * same principal, policy or role; those of one client always are.
 *
 * <p>Thread safety: safe.
 */
public final class AccessClient implements AutoCloseable {

  private final ClientConfiguration configuration;
  private final InstantSource clock;
  private final Connection connection;
  private final AtomicLong newestMs = new AtomicLong();

  private AccessClient(
      ClientConfiguration configuration, InstantSource clock, Connection connection) {
    this.configuration = configuration;
    this.clock = clock;
    this.connection = connection;
  }

  /**
   * Connects to the platform.
   *
   * @throws NoAnswer.Disconnected if Kafka does not answer, or the platform's topics are missing
   */
  public static AccessClient connect(
      ClientConfiguration configuration, InstantSource clock, SecureRandom random) {
    return new AccessClient(
        configuration, clock, Connection.open(configuration, clock, clock, random));
  }

  public CompletableFuture<Answer<Accepted>> enrol(
      Principal principal, PrincipalKind kind, Certificate certificate) {
    return send(
        AccessSubject.principal(principal.name()),
        new EnrolPrincipal(principal.name(), kind.name(), ByteBuffer.wrap(certificate.der())));
  }

  /** The certificate before stays good for a day at most, so that nobody is interrupted. */
  public CompletableFuture<Answer<Accepted>> renew(Principal principal, Certificate certificate) {
    return send(
        AccessSubject.principal(principal.name()),
        new RenewCertificate(principal.name(), ByteBuffer.wrap(certificate.der())));
  }

  /** For ever: the name is not used again. */
  public CompletableFuture<Answer<Accepted>> revoke(Principal principal, String reason) {
    return send(
        AccessSubject.principal(principal.name()), new RevokePrincipal(principal.name(), reason));
  }

  /**
   * The principal has these policies and no others.
   *
   * @param policies at most {@value Assignment#MOST}; each must exist
   */
  public CompletableFuture<Answer<Accepted>> assignPolicies(
      Principal principal, Set<PolicyName> policies) {
    var names = policies.stream().sorted().map(PolicyName::name).toList();
    return send(
        AccessSubject.principal(principal.name()), new AssignPolicies(principal.name(), names));
  }

  /**
   * The principal is expected to work at these hours, in place of those before; use outside raises
   * an alert and is not refused.
   */
  public CompletableFuture<Answer<Accepted>> declareHours(Principal principal, WeeklyHours hours) {
    return send(
        AccessSubject.principal(principal.name()), HoursMapping.toCommand(principal, hours));
  }

  /** The principal is expected to work at any hour again. */
  public CompletableFuture<Answer<Accepted>> withdrawHours(Principal principal) {
    return send(AccessSubject.principal(principal.name()), new WithdrawHours(principal.name()));
  }

  /**
   * The policy says this from here on, also for whoever has it already.
   *
   * @param text in the policy language; one that cannot be obeyed is refused, with line and column
   */
  public CompletableFuture<Answer<Accepted>> writePolicy(PolicyName policy, String text) {
    return send(AccessSubject.policy(policy.name()), new WritePolicy(policy.name(), text));
  }

  /** The policy grants nothing any more, to whomever it is assigned. */
  public CompletableFuture<Answer<Accepted>> removePolicy(PolicyName policy) {
    return send(AccessSubject.policy(policy.name()), new RemovePolicy(policy.name()));
  }

  /** Programs log in like this from here on, in place of what was written before. */
  public CompletableFuture<Answer<Accepted>> writeAppRole(AppRole role) {
    return send(
        AccessSubject.role(role.name().name()), new WriteAppRole(AppRoleMapping.toRecord(role)));
  }

  /** Nobody logs in with it any more; its secret-ids end for ever. */
  public CompletableFuture<Answer<Accepted>> removeAppRole(RoleName role) {
    return send(AccessSubject.role(role.name()), new RemoveAppRole(role.name()));
  }

  /** Programs log in like this from here on, in place of what was written before. */
  public CompletableFuture<Answer<Accepted>> writeJwtRole(JwtRole role) {
    return send(
        AccessSubject.jwtRole(role.name().name()), new WriteJwtRole(JwtRoleMapping.toRecord(role)));
  }

  /** Nobody logs in with it any more. */
  public CompletableFuture<Answer<Accepted>> removeJwtRole(RoleName role) {
    return send(AccessSubject.jwtRole(role.name()), new RemoveJwtRole(role.name()));
  }

  @Override
  public void close() {
    connection.close();
  }

  private CompletableFuture<Answer<Accepted>> send(AccessSubject about, SpecificRecord command) {
    var id = UUID.randomUUID().toString();
    var what = "%s of '%s'".formatted(command.getSchema().getName(), about.name());
    return connection
        .access(
            id,
            what,
            about.recordKey(),
            address ->
                new AccessCommandRecord(
                    id,
                    CallerMapping.toRecord(configuration.caller()),
                    issuedAt(),
                    address,
                    command))
        .thenApply(Replies::command);
  }

  private Instant issuedAt() {
    long now = clock.millis();
    return Instant.ofEpochMilli(newestMs.updateAndGet(newest -> Math.max(newest + 1, now)));
  }
}
