package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.authorization.Authorization;
import io.keystream.domain.policy.AccessDecision;
import org.jspecify.annotations.Nullable;

/** Whether whoever asks may ask this. */
public sealed interface Permission {

  record Granted(Authorization authorization) implements Permission {}

  /**
   * @param authorization null where policies were not asked
   */
  record Refused(Answer.Refused answer, @Nullable Authorization authorization)
      implements Permission {}

  /** What the policies say. */
  static Permission of(Authorization authorization) {
    return switch (authorization.decision()) {
      case AccessDecision.Allowed _ -> new Granted(authorization);
      case AccessDecision.Denied(var reason) ->
          new Refused(new Answer.Refused(reason.code(), reason.message()), authorization);
    };
  }

  /** Before policies were asked. */
  static Permission refused(AccessRefusal reason) {
    return new Refused(new Answer.Refused(reason.code(), reason.message()), null);
  }
}
