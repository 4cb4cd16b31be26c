package io.keystream.domain.approle;

import io.keystream.domain.access.AppRole;
import io.keystream.domain.policy.Network;
import io.keystream.domain.token.Issuance;
import io.keystream.domain.token.TokenMetadata;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what a secret-id is made with: within what its role says, never beyond. */
public final class SecretIdDecisions {

  /** In the metadata of every token that a role gives. */
  public static final String ROLE_NAME = "role_name";

  private static final String NETWORKS = "cidr_list";

  private SecretIdDecisions() {}

  /** A secret-id as asked, or why there is none. That the caller may ask is decided before. */
  public static SecretIdDecision issue(AppRole role, SecretIdRequest request, Issuance issuance) {
    if (issuance.remembered() >= SecretId.MOST) {
      return new SecretIdDecision.Refused(new SecretIdRefusal.TooManySecretIds(SecretId.MOST));
    }
    try {
      return new SecretIdDecision.Accepted(secretId(role, request, issuance));
    } catch (IllegalArgumentException e) {
      return new SecretIdDecision.Refused(
          new SecretIdRefusal.OutsideLimits(String.valueOf(e.getMessage())));
    }
  }

  /** What tokens are told apart by that were got with it. */
  public static Map<String, String> metadata(AppRole role, SecretId secretId) {
    var all = new HashMap<>(secretId.metadata().values());
    all.put(ROLE_NAME, role.name().name());
    return all;
  }

  private static SecretId secretId(AppRole role, SecretIdRequest request, Issuance issuance) {
    var issuedAt = issuance.now().truncatedTo(ChronoUnit.MILLIS);
    return new SecretId(
        issuance.hash(),
        role.id(),
        metadata(request.metadata()),
        networks(role, request.networks()),
        issuedAt,
        issuedAt.plus(ttl(role.secretIds().longest(), request.ttl())),
        issuance.issuer());
  }

  private static Duration ttl(Duration longest, @Nullable Duration asked) {
    if (asked == null) {
      return longest;
    }
    var ttl = asked.truncatedTo(ChronoUnit.SECONDS);
    if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "ttl must be 1 to %d seconds, as the role lets it: %s"
              .formatted(longest.toSeconds(), asked));
    }
    return ttl;
  }

  /** One less than a token may have: there is room for the name of the role. */
  private static TokenMetadata metadata(Map<String, String> asked) {
    int most = TokenMetadata.MOST - 1;
    if (asked.size() > most || asked.containsKey(ROLE_NAME)) {
      throw new IllegalArgumentException(
          "metadata must be at most %d pairs, none of them '%s': there are %d"
              .formatted(most, ROLE_NAME, asked.size()));
    }
    return TokenMetadata.of(asked);
  }

  private static List<Network> networks(AppRole role, List<String> asked) {
    var networks = asked.stream().map(SecretIdDecisions::network).toList();
    var beyond = Network.beyond(networks, role.secretIds().networks());
    if (!beyond.isEmpty()) {
      throw new IllegalArgumentException(
          NETWORKS + " names " + beyond.getFirst() + ", from where the role accepts no secret-id");
    }
    return networks;
  }

  private static Network network(String text) {
    try {
      return Network.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(NETWORKS + ": " + e.getMessage(), e);
    }
  }
}
