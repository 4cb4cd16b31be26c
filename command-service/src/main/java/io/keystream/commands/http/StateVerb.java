package io.keystream.commands.http;

import io.keystream.domain.key.DestructionTime;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows a key's name where the state of its versions is changed. */
enum StateVerb {
  ACTIVATE("/activate") {
    @Override
    KeyCommand command(KeyName key, JsonBody body, Instant now) {
      var version = version(body);
      if (version == null) {
        throw new BadRequest("version must be given");
      }
      return new KeyCommand.Activate(key, version);
    }
  },
  SUSPEND("/suspend") {
    @Override
    KeyCommand command(KeyName key, JsonBody body, Instant now) {
      return new KeyCommand.Suspend(key, versions(body), reason(body));
    }
  },
  RESUME("/resume") {
    @Override
    KeyCommand command(KeyName key, JsonBody body, Instant now) {
      return new KeyCommand.Resume(key, versions(body));
    }
  },
  DEACTIVATE("/deactivate") {
    @Override
    KeyCommand command(KeyName key, JsonBody body, Instant now) {
      return new KeyCommand.Deactivate(key, versions(body));
    }
  },
  REPORT_COMPROMISE("/report-compromise") {
    @Override
    KeyCommand command(KeyName key, JsonBody body, Instant now) {
      return new KeyCommand.ReportCompromise(key, versions(body), reason(body));
    }
  },
  SCHEDULE_DESTRUCTION("/schedule-destruction") {
    @Override
    KeyCommand command(KeyName key, JsonBody body, Instant now) {
      var wait = Objects.requireNonNullElse(body.duration("after"), DestructionTime.USUAL);
      return new KeyCommand.ScheduleDestruction(key, versions(body), DestructionTime.in(wait, now));
    }
  },
  CANCEL_DESTRUCTION("/cancel-destruction") {
    @Override
    KeyCommand command(KeyName key, JsonBody body, Instant now) {
      return new KeyCommand.CancelDestruction(key, versions(body));
    }
  };

  private static final int MAX_REASON = 1000;

  private final String path;

  StateVerb(String path) {
    this.path = path;
  }

  /** Null where nothing is meant. */
  static @Nullable StateVerb of(String path) {
    return Arrays.stream(values()).filter(verb -> verb.path.equals(path)).findFirst().orElse(null);
  }

  /**
   * The command that the body makes of it.
   *
   * @throws BadRequest naming the field that is wrong
   */
  abstract KeyCommand command(KeyName key, JsonBody body, Instant now);

  /** All that it can apply to where none is given. */
  private static VersionScope versions(JsonBody body) {
    var version = version(body);
    return version == null ? new VersionScope.All() : new VersionScope.One(version);
  }

  private static @Nullable KeyVersion version(JsonBody body) {
    var number = body.number("version");
    return number == null ? null : BadRequest.checked("version", () -> new KeyVersion(number));
  }

  private static String reason(JsonBody body) {
    var reason = Objects.requireNonNullElse(body.text("reason"), "");
    if (reason.length() > MAX_REASON) {
      throw new BadRequest("reason must have at most " + MAX_REASON + " characters");
    }
    return reason;
  }
}
