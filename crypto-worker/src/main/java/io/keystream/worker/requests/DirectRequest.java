package io.keystream.worker.requests;

import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.TokenPolicies;
import io.keystream.edge.Recognition;
import io.keystream.edge.Shown;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks over a connection of its own.
 *
 * @param shown to be somebody; whether it still stands for the caller is asked again when the
 *     request is carried out
 * @param known whom it stood for when the request came
 */
public record DirectRequest(
    UUID id,
    Shown shown,
    Recognition.Known known,
    Application application,
    Source source,
    CryptoRequestRecord content)
    implements CallerRequest {

  @Override
  public Principal principal() {
    return known.principal();
  }

  @Override
  public TokenPolicies policies() {
    return known.policies();
  }

  @Override
  public @Nullable Accessor token() {
    var token = known.token();
    return token == null ? null : token.accessor();
  }
}
