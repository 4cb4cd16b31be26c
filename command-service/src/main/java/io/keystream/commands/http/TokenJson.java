package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.token.Token;
import io.keystream.domain.token.TokenParent;
import io.keystream.domain.token.TokenRenewal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tokens in the shapes that Vault's clients read. */
final class TokenJson {

  private TokenJson() {}

  /**
   * What whoever gets or renews a token is told.
   *
   * @param secret empty where it is not shown again
   */
  static ObjectNode auth(Token token, String secret, Directory directory, Instant now) {
    var auth = JsonNodeFactory.instance.objectNode();
    auth.put("client_token", secret).put("accessor", token.accessor().text());
    policies(auth, "policies", token, directory);
    policies(auth, "token_policies", token, directory);
    metadata(auth, "metadata", token);
    auth.put("lease_duration", left(token, now))
        .put("renewable", isRenewable(token))
        .put("entity_id", "")
        .put("token_type", "service")
        .put("orphan", isOrphan(token))
        .putNull("mfa_requirement")
        .put("num_uses", 0);
    return auth;
  }

  /**
   * What a lookup tells.
   *
   * @param secret null where only the accessor is known
   */
  static ObjectNode lookup(Token token, @Nullable String secret, Directory directory, Instant now) {
    var lifetime = token.lifetime();
    var data = JsonNodeFactory.instance.objectNode();
    data.put("accessor", token.accessor().text())
        .put("creation_time", lifetime.issuedAt().getEpochSecond())
        .put("creation_ttl", lifetime.creationTtl().toSeconds())
        .put("display_name", token.displayName())
        .put("entity_id", "")
        .put("expire_time", lifetime.expiresAt().toString())
        .put("explicit_max_ttl", seconds(lifetime.explicitMaxTtl()))
        .put("id", secret == null ? "" : secret)
        .put("issue_time", lifetime.issuedAt().toString());
    metadata(data, "meta", token);
    data.put("num_uses", 0).put("orphan", isOrphan(token)).put("path", token.path());
    if (lifetime.period() != null) {
      data.put("period", seconds(lifetime.period()));
    }
    policies(data, "policies", token, directory);
    data.put("renewable", isRenewable(token))
        .put("ttl", left(token, now))
        .put("type", "service")
        .put("keystream_principal", token.principal().name());
    return data;
  }

  private static void policies(ObjectNode node, String field, Token token, Directory directory) {
    var list = node.putArray(field);
    names(token, directory).forEach(name -> list.add(name.name()));
  }

  private static Set<PolicyName> names(Token token, Directory directory) {
    return directory.of(token.principal()) instanceof Enrolment.Enrolled enrolled
        ? token.policies().namesFor(enrolled)
        : Set.of();
  }

  private static void metadata(ObjectNode node, String field, Token token) {
    var values = token.metadata().values();
    if (values.isEmpty()) {
      node.putNull(field);
    } else {
      values.forEach(node.putObject(field)::put);
    }
  }

  private static long left(Token token, Instant now) {
    return Math.max(0, Duration.between(now, token.lifetime().expiresAt()).toSeconds());
  }

  private static long seconds(@Nullable Duration duration) {
    return duration == null ? 0 : duration.toSeconds();
  }

  private static boolean isRenewable(Token token) {
    return token.lifetime().renewal() == TokenRenewal.RENEWABLE;
  }

  private static boolean isOrphan(Token token) {
    return token.parent() instanceof TokenParent.Orphan;
  }
}
