package io.keystream.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that an issuer signs with, out of its JWK Set (RFC 7517). Those for other ends,
 * of other kinds or too short are passed over.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public final class Jwks {

  public static final int MOST_KEYS = 16;

  private final List<Key> keys;

  private Jwks(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  /** A key, and by which algorithms it signs. */
  private record Key(JWK key, Set<JWSAlgorithm> algorithms) {}

  /**
   * Reads a set.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Jwks parse(String json) {
    var set = StrictJson.read("the JWK Set", json.getBytes(StandardCharsets.UTF_8));
    if (!set.path("keys").isArray()) {
      throw new IllegalArgumentException("the JWK Set has no array 'keys'");
    }
    var keys = new ArrayList<Key>();
    for (var one : set.path("keys")) {
      var key = key(one);
      if (key != null) {
        keys.add(key);
      }
    }
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException(
          "the JWK Set must have 1 to %d public keys that sign, has %d"
              .formatted(MOST_KEYS, keys.size()));
    }
    return new Jwks(keys);
  }

  /** How many keys sign. */
  public int size() {
    return keys.size();
  }

  /** Whether a JWT that names this id, or none, could be signed by one of these. */
  boolean knows(@Nullable String id) {
    return keys.stream().anyMatch(key -> isCalled(id, key));
  }

  /** Those that a JWT of this algorithm may be signed by; any by their kind where it names none. */
  List<JWK> of(JWSAlgorithm algorithm, @Nullable String id) {
    return keys.stream()
        .filter(key -> isCalled(id, key) && key.algorithms().contains(algorithm))
        .map(Key::key)
        .toList();
  }

  private static boolean isCalled(@Nullable String id, Key key) {
    return id == null || id.equals(key.key().getKeyID());
  }

  /** Null where it is passed over. */
  private static @Nullable Key key(JsonNode json) {
    var key = parsed(json);
    if (key == null) {
      return null;
    }
    if (key.isPrivate() && !Algorithms.of(key).isEmpty()) {
      throw new IllegalArgumentException(
          "the JWK Set holds a private key: whoever has it signs as the issuer");
    }
    var algorithms = algorithms(key);
    return algorithms.isEmpty() ? null : new Key(key, algorithms);
  }

  private static @Nullable JWK parsed(JsonNode json) {
    try {
      return JWK.parse(json.toString());
    } catch (ParseException _) {
      return null;
    }
  }

  /** By its kind, and by what it says of itself. */
  private static Set<JWSAlgorithm> algorithms(JWK key) {
    var operations = key.getKeyOperations();
    if ((key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse()))
        || (operations != null && !operations.contains(KeyOperation.VERIFY))) {
      return Set.of();
    }
    var all = Algorithms.of(key);
    var stated = key.getAlgorithm();
    if (stated == null) {
      return all;
    }
    var only = new JWSAlgorithm(stated.getName());
    return all.contains(only) ? Set.of(only) : Set.of();
  }
}
