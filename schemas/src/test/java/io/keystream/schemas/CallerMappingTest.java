package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.schemas.wire.CallerRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers survive the wire, and nobody becomes verified on the way. */
final class CallerMappingTest {

  static List<User> users() {
    return List.of(new User.None(), new User.Verified("ann"), new User.Asserted("ann"));
  }

  @Test
  void every_kind_of_user_has_a_sample() {
    assertThat(users().stream().<Class<?>>map(User::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(User.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("users")
  void a_caller_survives_the_wire(User user) {
    var caller = new Caller(new Principal("alice"), new Application("shop"), user);

    assertThat(CallerMapping.toCaller(CallerMapping.toRecord(caller))).isEqualTo(caller);
  }

  @Test
  void nobody_cannot_be_verified() {
    assertThatThrownBy(() -> CallerMapping.toCaller(new CallerRecord("alice", "shop", null, true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("userVerified says a user was verified and there is none");
  }

  @Test
  void names_outside_their_limits_are_refused() {
    refused(new CallerRecord("", "shop", null, false), "principal");
    refused(new CallerRecord("a".repeat(129), "shop", null, false), "principal");
    refused(new CallerRecord("alice", "shop\n", null, false), "application");
    refused(new CallerRecord("alice", "shop", "", false), "user");
  }

  private static void refused(CallerRecord record, String field) {
    assertThatThrownBy(() -> CallerMapping.toCaller(record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(field);
  }
}
