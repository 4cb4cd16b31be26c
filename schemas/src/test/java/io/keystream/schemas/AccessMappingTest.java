package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessEvent;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.ClaimName;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.JwtBounds;
import io.keystream.domain.access.JwtIssuer;
import io.keystream.domain.access.JwtNaming;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.RoleTokens;
import io.keystream.domain.access.Signing;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.accesscommand.AssignPolicies;
import io.keystream.schemas.accesscommand.DeclareHours;
import io.keystream.schemas.accesscommand.EnrolPrincipal;
import io.keystream.schemas.accesscommand.RemovePolicy;
import io.keystream.schemas.accesscommand.RenewCertificate;
import io.keystream.schemas.accesscommand.RevokePrincipal;
import io.keystream.schemas.accesscommand.WithdrawHours;
import io.keystream.schemas.accesscommand.WriteJwtRole;
import io.keystream.schemas.accesscommand.WritePolicy;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Access commands, their envelopes and their events survive the wire. */
final class AccessMappingTest {

  private static final Principal TILL = new Principal("svc-till");
  private static final PolicyName TILLS = new PolicyName("payments/tills");
  private static final Set<PolicyName> POLICIES = Set.of(TILLS, new PolicyName("night"));
  private static final WeeklyHours OFFICE = WeeklyHours.parse("Mon-Fri 08:00-18:00 Europe/Berlin");
  private static final WeeklyHours ALL_DAY = WeeklyHours.parse("Sat,Sun 00:00-24:00 +02:00");
  private static final Instant TIME = Instant.parse("2026-03-02T03:04:05.678Z");
  private static final Fingerprint FINGERPRINT = new Fingerprint("0f".repeat(32));
  private static final EnrolledCertificate CERTIFICATE =
      new EnrolledCertificate(FINGERPRINT, TIME, TIME.plusSeconds(60));
  private static final ByteBuffer DER = ByteBuffer.wrap(new byte[] {0x30, 0x03, 1, 2, 3});
  private static final CallerRecord ADA = new CallerRecord("ada", "console", "Ada", false);
  private static final SignedCommandRecord ENVELOPE =
      SignedCommandMapping.toRecord(FINGERPRINT, new byte[] {7}, new byte[] {8, 9});
  private static final Signing SIGNING = new Signing(new Principal("ada"), FINGERPRINT, TIME);

  private static final RoleName CI = new RoleName("ci");
  private static final AppRole PLAIN =
      new AppRole(CI, new RoleId("r-1"), TILL, RoleTokens.PLAIN, AppRole.SecretIds.PLAIN);
  private static final List<Network> INSIDE = List.of(Network.parse("10.0.0.0/8"));
  private static final AppRole FULL =
      new AppRole(
          CI,
          new RoleId("r-1"),
          TILL,
          new RoleTokens(
              POLICIES,
              Duration.ofMinutes(5),
              Duration.ofDays(40),
              Duration.ofHours(1),
              List.of(Network.parse("2001:db8::/32"))),
          new AppRole.SecretIds(Duration.ofSeconds(90), INSIDE));

  private static final JwtRole JWT_PLAIN =
      new JwtRole(
          CI,
          TILL,
          new JwtIssuer("https://issuer", new JwtIssuer.At("https://issuer/keys", null)),
          new JwtBounds(
              new TreeSet<>(Set.of("keystream")), "job", new TreeMap<>(), JwtBounds.Matching.EXACT),
          JwtNaming.PLAIN,
          RoleTokens.PLAIN);
  private static final JwtRole JWT_FULL =
      new JwtRole(
          CI,
          TILL,
          new JwtIssuer("https://issuer", new JwtIssuer.Given("{\"keys\": []}")),
          new JwtBounds(
              new TreeSet<>(Set.of("b", "a")),
              null,
              new TreeMap<>(Map.of(new ClaimName("/a/b"), Set.of("y*", "x"))),
              JwtBounds.Matching.GLOB),
          new JwtNaming(
              new ClaimName("email"), new TreeMap<>(Map.of(new ClaimName("repository"), "repo"))),
          FULL.tokens());

  static List<AccessCommand> commands() {
    return Stream.<AccessCommand>concat(
            Stream.of(PrincipalKind.values())
                .map(kind -> new AccessCommand.EnrolPrincipal(TILL, kind, CERTIFICATE)),
            Stream.of(
                new AccessCommand.RenewCertificate(TILL, CERTIFICATE),
                new AccessCommand.RevokePrincipal(TILL, "x".repeat(1000)),
                new AccessCommand.AssignPolicies(TILL, POLICIES),
                new AccessCommand.DeclareHours(TILL, OFFICE),
                new AccessCommand.DeclareHours(TILL, ALL_DAY),
                new AccessCommand.WithdrawHours(TILL),
                new AccessCommand.WritePolicy(TILLS, "path \"ü\" {}"),
                new AccessCommand.RemovePolicy(TILLS),
                new AccessCommand.WriteAppRole(PLAIN),
                new AccessCommand.WriteAppRole(FULL),
                new AccessCommand.RemoveAppRole(CI),
                new AccessCommand.WriteJwtRole(JWT_PLAIN),
                new AccessCommand.WriteJwtRole(JWT_FULL),
                new AccessCommand.RemoveJwtRole(CI)))
        .toList();
  }

  static List<AccessEvent> events() {
    return Stream.<AccessEvent>concat(
            Stream.of(PrincipalKind.values())
                .map(kind -> new AccessEvent.PrincipalEnrolled(TILL, kind, CERTIFICATE, SIGNING)),
            Stream.of(
                new AccessEvent.CertificateRenewed(TILL, CERTIFICATE, TIME, SIGNING),
                new AccessEvent.PrincipalRevoked(TILL, "left", SIGNING),
                new AccessEvent.PoliciesAssigned(TILL, POLICIES, SIGNING),
                new AccessEvent.HoursDeclared(TILL, OFFICE, SIGNING),
                new AccessEvent.HoursDeclared(TILL, ALL_DAY, SIGNING),
                new AccessEvent.HoursWithdrawn(TILL, SIGNING),
                new AccessEvent.PolicyWritten(TILLS, "path \"ü\" {}", SIGNING),
                new AccessEvent.PolicyRemoved(TILLS, SIGNING),
                new AccessEvent.AppRoleWritten(PLAIN, SIGNING),
                new AccessEvent.AppRoleWritten(FULL, SIGNING),
                new AccessEvent.AppRoleRemoved(CI, SIGNING),
                new AccessEvent.JwtRoleWritten(JWT_PLAIN, SIGNING),
                new AccessEvent.JwtRoleWritten(JWT_FULL, SIGNING),
                new AccessEvent.JwtRoleRemoved(CI, SIGNING)))
        .toList();
  }

  @Test
  void every_kind_of_command_and_event_has_a_sample() {
    assertThat(classes(commands()))
        .isEqualTo(
            permitted(
                AccessCommand.AboutPrincipal.class,
                AccessCommand.AboutPolicy.class,
                AccessCommand.AboutRole.class,
                AccessCommand.AboutJwtRole.class));
    assertThat(classes(events()))
        .isEqualTo(
            permitted(
                AccessEvent.AboutPrincipal.class,
                AccessEvent.AboutPolicy.class,
                AccessEvent.AboutRole.class,
                AccessEvent.AboutJwtRole.class));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command_survives_the_wire(AccessCommand command) {
    var record = record(AccessCommandMapping.toUnion(command, _ -> DER));
    var codec = AccessCommandMapping.CODEC;

    assertThat(toCommand(codec.decode(codec.encode(record)))).isEqualTo(command);
    assertThat(AccessCommandMapping.subject(record))
        .isEqualTo(
            switch (command) {
              case AccessCommand.AboutPrincipal _ -> AccessSubject.principal(TILL.name());
              case AccessCommand.AboutPolicy _ -> AccessSubject.policy(TILLS.name());
              case AccessCommand.AboutRole _ -> AccessSubject.role("ci");
              case AccessCommand.AboutJwtRole _ -> AccessSubject.jwtRole("ci");
            });
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_survives_the_wire(AccessEvent event) {
    var codec = Topics.ACCESS_EVENTS.codec();
    var union = AccessEventMapping.toUnion(event, _ -> DER);
    var read = codec.decode(codec.encode(new AccessEventRecord(1L, TIME, ENVELOPE, union)));

    assertThat(AccessEventMapping.toEvent(read, SIGNING, AccessMappingTest::certificate))
        .isEqualTo(event);
    assertThat(AccessEventMapping.subject(read))
        .isEqualTo(
            switch (event) {
              case AccessEvent.AboutPrincipal _ -> AccessSubject.principal(TILL.name());
              case AccessEvent.AboutPolicy _ -> AccessSubject.policy(TILLS.name());
              case AccessEvent.AboutRole _ -> AccessSubject.role("ci");
              case AccessEvent.AboutJwtRole _ -> AccessSubject.jwtRole("ci");
            });
  }

  @Test
  void an_envelope_says_who_signed_and_keeps_the_bytes_as_they_were() {
    var codec = Topics.ACCESS_COMMANDS.codec();
    var read = codec.decode(codec.encode(ENVELOPE));
    var command = record(new RevokePrincipal("svc-till", ""));

    assertThat(SignedCommandMapping.signing(read, command)).isEqualTo(SIGNING);
    assertThat(SignedCommandMapping.bytes(read.getCommand())).containsExactly(8, 9);
    assertThat(SignedCommandMapping.bytes(read.getCommand())).containsExactly(8, 9);
    assertThat(SignedCommandMapping.bytes(read.getSignature())).containsExactly(7);
  }

  @Test
  void a_subject_is_named_for_the_record_and_for_the_log() {
    assertThat(AccessSubject.principal("svc-till").resource()).isEqualTo("principal/svc-till");
    assertThat(AccessSubject.principal("svc-till").recordKey()).isEqualTo("svc-till");
    assertThat(AccessSubject.policy("tills").resource()).isEqualTo("policy/tills");
    assertThat(AccessSubject.policy("tills").recordKey()).isEqualTo("policy/tills");
    assertThat(AccessSubject.role("ci").resource()).isEqualTo("approle/ci");
    assertThat(AccessSubject.role("ci").recordKey()).isEqualTo("approle/ci");
    assertThat(AccessSubject.jwtRole("ci").resource()).isEqualTo("jwt-role/ci");
    assertThat(AccessSubject.jwtRole("ci").recordKey()).isEqualTo("jwt-role/ci");
  }

  @Test
  void a_role_for_signed_tokens_has_its_keys_from_one_place() {
    var both = JwtRoleMapping.toRecord(JWT_FULL);
    both.put("jwksUrl", "https://issuer/keys");
    var none = JwtRoleMapping.toRecord(JWT_FULL);
    none.put("jwks", null);

    refused(new WriteJwtRole(both), "either jwks or jwks_url must be given");
    refused(new WriteJwtRole(none), "either jwks or jwks_url must be given");
  }

  @Test
  void a_fingerprint_of_another_length_is_refused() {
    var record =
        new SignedCommandRecord(ByteBuffer.allocate(31), ByteBuffer.allocate(1), DER.duplicate());

    assertThatThrownBy(() -> SignedCommandMapping.fingerprint(record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fingerprint has 31 bytes, must have 32");
  }

  @Test
  void what_is_outside_its_limits_is_refused_by_the_fields_name() {
    var large = ByteBuffer.allocate(8193);

    refused(new EnrolPrincipal("", "OPERATOR", DER), "principal must have 1 to 128");
    refused(new EnrolPrincipal("a", "KING", DER), "kind must be one of [OPERATOR, APPLICATION");
    refused(new EnrolPrincipal("a", "OPERATOR", large), "certificate has 8193 bytes, at most 8192");
    refused(new RenewCertificate("a", large), "certificate has 8193 bytes, at most 8192");
    refused(new RevokePrincipal("a", "x".repeat(1001)), "reason has 1001 characters");
    refused(new AssignPolicies("a", List.of("Tills")), "policy name must be a lower-case letter");
    refused(new AssignPolicies("a", many(65)), "policies must be at most 64 for a principal");
    refused(new WithdrawHours(""), "principal must have 1 to 128");
    refused(new WritePolicy("", ""), "policy name must be a lower-case letter");
    refused(new RemovePolicy("x".repeat(129)), "policy name must have at most 128");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Mars/Base;     MONDAY;  08:00; 18:00; zone must be an IANA time zone: 'Mars/Base'",
        "Europe/Berlin; Monday;  08:00; 18:00; days must be one of [MONDAY, TUESDAY,",
        "Europe/Berlin; MONDAY;  8;     18:00; from must be HH:mm: '8'",
        "Europe/Berlin; MONDAY;  24:00; 18:00; from must be HH:mm: '24:00'",
        "Europe/Berlin; MONDAY;  08:00; 25:00; until must be HH:mm: '25:00'",
        "Europe/Berlin; MONDAY;  08:00; 18:00:01; until must be HH:mm: '18:00:01'",
        "Europe/Berlin; MONDAY;  08:00; 08:00; from and until must differ: 08:00",
        "Europe/Berlin; MONDAY;  00:00; 00:00; from and until must differ: 00:00",
      })
  void hours_that_make_no_sense_are_refused_by_the_fields_name(
      String zone, String day, String from, String until, String message) {
    refused(new DeclareHours("a", zone, List.of(day), from, until), message);
  }

  @Test
  void hours_without_a_day_are_refused() {
    refused(
        new DeclareHours("a", "UTC", List.of(), "08:00", "18:00"), "hours name at least one day");
  }

  @Test
  void the_same_hours_always_have_the_same_bytes() {
    assertThat(HoursMapping.toCommand(TILL, WeeklyHours.parse("Sat,Sun,Mon 22:00-24:00 UTC")))
        .isEqualTo(
            new DeclareHours(
                "svc-till", "UTC", List.of("MONDAY", "SATURDAY", "SUNDAY"), "22:00", "24:00"));
  }

  private static void refused(SpecificRecord command, String message) {
    assertThatThrownBy(() -> toCommand(record(command)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static AccessCommand toCommand(AccessCommandRecord record) {
    return AccessCommandMapping.toCommand(record, AccessMappingTest::certificate);
  }

  private static EnrolledCertificate certificate(ByteBuffer der) {
    assertThat(der).isEqualTo(DER);
    return CERTIFICATE;
  }

  private static AccessCommandRecord record(SpecificRecord command) {
    return new AccessCommandRecord("c1", ADA, TIME, null, command);
  }

  private static List<String> many(int count) {
    return IntStream.range(0, count).mapToObj("p%d"::formatted).toList();
  }

  private static Set<Class<?>> permitted(Class<?>... sealed) {
    return Stream.of(sealed)
        .<Class<?>>flatMap(type -> Stream.of(type.getPermittedSubclasses()))
        .collect(Collectors.toSet());
  }

  private static Set<Class<?>> classes(List<?> samples) {
    return samples.stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet());
  }
}
