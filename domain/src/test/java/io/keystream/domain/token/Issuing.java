package io.keystream.domain.token;

import static io.keystream.domain.token.House.FRONT;
import static io.keystream.domain.token.House.NOW;
import static io.keystream.domain.token.House.hash;
import static org.assertj.core.api.Assertions.assertThat;

/** Asks a house for tokens. */
record Issuing(House house) {

  Token accepted(TokenCreator creator, Asked asked) {
    return switch (decide(creator, asked)) {
      case TokenDecision.Accepted(var token) -> token;
      case TokenDecision.Refused(var reason) -> throw new AssertionError(reason.message());
    };
  }

  TokenRefusal refusal(TokenCreator creator, Asked asked) {
    return switch (decide(creator, asked)) {
      case TokenDecision.Accepted(var token) -> throw new AssertionError("issued: " + token);
      case TokenDecision.Refused(var reason) -> reason;
    };
  }

  void refused(TokenCreator creator, Asked asked, String message) {
    var refusal = refusal(creator, asked);
    assertThat(refusal.code()).isEqualTo("invalid-request");
    assertThat(refusal.message()).isEqualTo(message);
  }

  private TokenDecision decide(TokenCreator creator, Asked asked) {
    return TokenDecisions.issue(
        house.directory(), creator, asked.request(), new Issuance(hash(7), FRONT, NOW, 999_999));
  }
}
