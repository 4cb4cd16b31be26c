package io.keystream.commands.http;

import io.keystream.domain.token.TokenRefusal;
import io.keystream.http.Answer;
import java.util.List;

/** What is told when there is no token, or not the one that was meant. */
final class TokenAnswers {

  private TokenAnswers() {}

  static Answer refused(TokenRefusal reason) {
    var status =
        switch (reason) {
          case TokenRefusal.NeedsSudo _,
              TokenRefusal.NetworksBeyondCreator _,
              TokenRefusal.PoliciesBeyondCreator _,
              TokenRefusal.PolicyIsForServices _,
              TokenRefusal.PrincipalIsNotEnrolled _ ->
              Answer.FORBIDDEN;
          case TokenRefusal.HasExpired _,
              TokenRefusal.IsNotRenewable _,
              TokenRefusal.OutsideLimits _,
              TokenRefusal.TooManyAncestors _ ->
              Answer.BAD_REQUEST;
          case TokenRefusal.TooManyTokens _ -> Answer.UNAVAILABLE;
        };
    return Answer.error(status, List.of(reason.code() + ": " + reason.message()));
  }

  /** As Vault says it of a token that nobody has. */
  static Answer badToken() {
    return Answer.error(Answer.FORBIDDEN, List.of("bad token"));
  }

  /** As Vault says it of an accessor that nothing has. */
  static Answer invalidAccessor() {
    return Answer.error(Answer.FORBIDDEN, List.of("invalid accessor"));
  }
}
