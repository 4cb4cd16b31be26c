package io.keystream.client.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.keystream.client.vault.ReadSecret.Edition;
import io.keystream.client.vault.VaultFailure.Reason;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import org.jspecify.annotations.Nullable;

/**
 * Reads secrets; each read is on record with reader and application.
 *
 * <p>Thread safety: safe.
 */
public final class SecretReader {

  private final VaultSession session;

  public SecretReader(VaultSession session) {
    this.session = session;
  }

  /**
   * All fields of a version.
   *
   * @param version null for the current one
   * @throws VaultFailure if it cannot be read, naming the path
   */
  public ReadSecret read(SecretPath path, @Nullable SecretVersion version) {
    var query = version == null ? "" : "?version=" + version.number();
    return ReadSecret.of(path, get(path, "secret/data/" + path + query));
  }

  /**
   * Which version is the current one, without reading it.
   *
   * @throws VaultFailure if that cannot be told, naming the path
   */
  public Edition current(SecretPath path) {
    var data = get(path, "secret/metadata/" + path).path("data");
    var number = data.path("current_version").asInt();
    var version = data.path("versions").path(String.valueOf(number));
    return new Edition(number, version.path("created_time").asText());
  }

  private JsonNode get(SecretPath path, String at) {
    try {
      return session.get(at);
    } catch (VaultFailure e) {
      if (e.reason() == Reason.NOT_FOUND) {
        throw VaultFailure.notFound(
            "secret/%s: there is no such secret, or this version is deleted or destroyed"
                .formatted(path));
      }
      throw e;
    }
  }
}
