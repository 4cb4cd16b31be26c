package io.keystream.domain.approle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a secret-id, as it was said: nothing of it is checked.
 *
 * @param ttl null for as long as the role lets it
 * @param networks it is accepted from, as addresses with prefixes; none for those of the role
 */
public record SecretIdRequest(
    Map<String, String> metadata, @Nullable Duration ttl, List<String> networks) {

  public SecretIdRequest {
    metadata = Map.copyOf(metadata);
    networks = List.copyOf(networks);
  }
}
