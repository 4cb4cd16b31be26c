package io.keystream.worker.requests;

import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.TokenPolicies;
import io.keystream.http.Texts;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an authenticated caller asks, whichever way it came. */
interface CallerRequest {

  UUID id();

  Principal principal();

  Application application();

  /** Null where it is no request that anybody could read. */
  @Nullable CryptoRequestRecord content();

  /** Which policies decide what it may. */
  default TokenPolicies policies() {
    return new TokenPolicies.OfPrincipal();
  }

  /** The token it was asked with; null where it was none. */
  default @Nullable Accessor token() {
    return null;
  }

  /** Where it came from, as policies see it. */
  Source source();

  /** As its caller writes it, whatever that is. */
  default String key() {
    var content = content();
    return content == null ? "" : Texts.cut(content.getKey());
  }

  /** The user is whom the application names; nobody verified that. */
  default CallerRecord caller() {
    var content = content();
    var user = content == null ? null : content.getUser();
    return new CallerRecord(
        principal().name(), application().name(), user == null ? null : Texts.cut(user), false);
  }
}
