package io.keystream.domain.token;

import io.keystream.domain.token.TokenRequest.Descent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A plain request with some values of its own. */
record Asked(UnaryOperator<TokenRequest> changes) {

  Asked() {
    this(UnaryOperator.identity());
  }

  TokenRequest request() {
    return changes.apply(TokenRequest.plain("auth/token/create", "till"));
  }

  Asked policies(String... names) {
    return and(r -> with(r, List.of(names), r.ttl(), r.explicitMaxTtl(), r.period(), r.descent()));
  }

  Asked ttl(Duration ttl) {
    return and(r -> with(r, r.policies(), ttl, r.explicitMaxTtl(), r.period(), r.descent()));
  }

  Asked explicitMaxTtl(Duration most) {
    return and(r -> with(r, r.policies(), r.ttl(), most, r.period(), r.descent()));
  }

  Asked period(Duration period) {
    return and(r -> with(r, r.policies(), r.ttl(), r.explicitMaxTtl(), period, r.descent()));
  }

  Asked descent(Descent descent) {
    return and(r -> with(r, r.policies(), r.ttl(), r.explicitMaxTtl(), r.period(), descent));
  }

  Asked metadata(Map<String, String> metadata) {
    return and(r -> texts(r, metadata, r.displayName(), r.path(), r.boundNetworks()));
  }

  Asked displayName(String name) {
    return and(r -> texts(r, r.metadata(), name, r.path(), r.boundNetworks()));
  }

  Asked path(String path) {
    return and(r -> texts(r, r.metadata(), r.displayName(), path, r.boundNetworks()));
  }

  Asked networks(String... networks) {
    return and(r -> texts(r, r.metadata(), r.displayName(), r.path(), List.of(networks)));
  }

  private Asked and(UnaryOperator<TokenRequest> change) {
    return new Asked(request -> change.apply(changes.apply(request)));
  }

  private static TokenRequest with(
      TokenRequest r,
      @Nullable List<String> policies,
      @Nullable Duration ttl,
      @Nullable Duration explicitMaxTtl,
      @Nullable Duration period,
      Descent descent) {
    return new TokenRequest(
        policies,
        r.metadata(),
        r.displayName(),
        r.path(),
        ttl,
        explicitMaxTtl,
        period,
        r.renewal(),
        descent,
        r.boundNetworks());
  }

  private static TokenRequest texts(
      TokenRequest r,
      Map<String, String> metadata,
      String displayName,
      String path,
      List<String> networks) {
    return new TokenRequest(
        r.policies(),
        metadata,
        displayName,
        path,
        r.ttl(),
        r.explicitMaxTtl(),
        r.period(),
        r.renewal(),
        r.descent(),
        networks);
  }
}
