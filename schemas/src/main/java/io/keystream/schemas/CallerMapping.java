package io.keystream.schemas;

import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.schemas.wire.CallerRecord;

/** Callers between the domain and the wire. */
public final class CallerMapping {
  private CallerMapping() {}

  public static CallerRecord toRecord(Caller caller) {
    var principal = caller.principal().name();
    var application = caller.application().name();
    return switch (caller.user()) {
      case User.None _ -> new CallerRecord(principal, application, null, false);
      case User.Verified(var name) -> new CallerRecord(principal, application, name, true);
      case User.Asserted(var name) -> new CallerRecord(principal, application, name, false);
    };
  }

  /**
   * The caller a record names.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static Caller toCaller(CallerRecord record) {
    return new Caller(
        new Principal(record.getPrincipal()),
        new Application(record.getApplication()),
        user(record));
  }

  private static User user(CallerRecord record) {
    if (record.getUser() == null) {
      if (record.getUserVerified()) {
        throw new IllegalArgumentException(
            "userVerified says a user was verified and there is none");
      }
      return new User.None();
    }
    return record.getUserVerified()
        ? new User.Verified(record.getUser())
        : new User.Asserted(record.getUser());
  }
}
