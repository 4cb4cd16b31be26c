package io.keystream.domain.token;

import io.keystream.domain.caller.Names;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.Source;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands for an enrolled principal after it has logged in. Whoever shows the secret behind the
 * hash is that principal, with these policies, until the token ends.
 *
 * @param principal whose name records carry; it must be enrolled whenever the token is used
 * @param displayName for people; 1 to 256 printable characters
 * @param path it was made at: {@code auth/token/create}, {@code auth/cert/login}
 * @param networks it is accepted from; everywhere where there are none
 * @param issuer the service that issued it: when that one is revoked, the token ends
 */
public record Token(
    TokenHash hash,
    Principal principal,
    TokenPolicies policies,
    TokenMetadata metadata,
    String displayName,
    String path,
    TokenLifetime lifetime,
    TokenParent parent,
    List<Network> networks,
    Principal issuer) {

  public static final int MAX_DISPLAY_NAME = 256;
  public static final int MOST_NETWORKS = 32;

  /** So many are live at the same time, at most, those remembered as revoked among them. */
  public static final int MOST = 1_000_000;

  private static final Pattern PATH = Pattern.compile("auth(/[A-Za-z0-9][A-Za-z0-9._-]*){1,8}");
  private static final int MAX_PATH = 128;

  public Token {
    Names.check("display_name", displayName, MAX_DISPLAY_NAME);
    if (path.length() > MAX_PATH || !PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "path must be auth/ and segments, at most " + MAX_PATH + " characters: '" + path + "'");
    }
    if (networks.size() > MOST_NETWORKS) {
      throw new IllegalArgumentException(
          "bound_cidrs must be at most " + MOST_NETWORKS + ", are " + networks.size());
    }
    networks = List.copyOf(networks);
  }

  public Accessor accessor() {
    return Accessor.of(hash);
  }

  /** Whether a request from there may show it; an address that nobody knows is in no network. */
  public boolean isAcceptedFrom(Source source) {
    return Network.accept(networks, source);
  }

  Token with(TokenLifetime changed) {
    return new Token(
        hash, principal, policies, metadata, displayName, path, changed, parent, networks, issuer);
  }
}
