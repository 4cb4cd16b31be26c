package io.keystream.client.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keystream.client.vault.VaultFailure.Reason;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks as one reader: logs in where that takes a token, again when the token has ended, and gives
 * it back at the end.
 *
 * <p>Thread safety: safe; one thread logs in and the others wait for it.
 */
public final class VaultSession implements AutoCloseable {

  private final VaultHttp http;
  private final Proof proof;
  private final InstantSource clock;
  private @Nullable IssuedToken issued;

  public VaultSession(VaultServer server, Proof proof, InstantSource clock) {
    this.http = new VaultHttp(server, proof instanceof Proof.Certificate(var own) ? own : null);
    this.proof = proof;
    this.clock = clock;
  }

  /** Asks for what there is at a path, once more if its own token has ended meanwhile. */
  JsonNode get(String path) {
    var token = token();
    try {
      return http.get(path, token);
    } catch (VaultFailure e) {
      if (e.reason() == Reason.UNKNOWN_TOKEN && token != null && forget(token)) {
        return http.get(path, token());
      }
      throw e;
    }
  }

  /**
   * Renews the token of its own, if half of its time is over: a role's secret-id has often ended
   * long before, so that nobody logs in with it again.
   *
   * @throws VaultFailure if that did not work this time
   */
  public synchronized void keepAlive() {
    var now = clock.instant();
    var before = issued;
    if (before == null || !before.isToBeRenewedAt(now)) {
      return;
    }
    try {
      issued = IssuedToken.of(ask("auth/token/renew-self", before.token()), now);
    } catch (VaultFailure e) {
      if (e.reason() != Reason.UNKNOWN_TOKEN) {
        throw e;
      }
      issued = null;
    }
  }

  private synchronized @Nullable SecretText token() {
    return switch (proof) {
      case Proof.Certificate _ -> null;
      case Proof.Token(var token) -> token;
      case Proof.TokenFile(var file) -> SecretFile.readPrivate(file);
      case Proof.Role role -> own(role).token();
    };
  }

  private IssuedToken own(Proof.Role role) {
    var now = clock.instant();
    var alive = issued != null && issued.isAliveAt(now) ? issued : logIn(role);
    issued = alive;
    return alive;
  }

  private IssuedToken logIn(Proof.Role role) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("role_id", SecretFile.read(role.roleId()).reveal())
            .put("secret_id", SecretFile.readPrivate(role.secretId()).reveal());
    var now = clock.instant();
    return IssuedToken.of(http.post("auth/approle/login", body, null), now);
  }

  /** Whether the token was its own, so that there can be another one. */
  private synchronized boolean forget(SecretText token) {
    if (!(proof instanceof Proof.Role)) {
      return false;
    }
    if (issued != null && issued.token() == token) {
      issued = null;
    }
    return true;
  }

  private JsonNode ask(String path, SecretText token) {
    return http.post(path, JsonNodeFactory.instance.objectNode(), token);
  }

  /**
   * Revokes the token that it logged in for.
   *
   * @throws VaultFailure if that is not certain; the token then ends with its time
   */
  @Override
  public synchronized void close() {
    try (http) {
      if (issued != null) {
        ask("auth/token/revoke-self", issued.token());
      }
    } catch (VaultFailure e) {
      if (e.reason() != Reason.UNKNOWN_TOKEN) {
        throw e;
      }
    }
  }
}
