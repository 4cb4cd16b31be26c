package io.keystream.edge;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.KeyParameters;
import io.keystream.domain.policy.KeyPaths;
import io.keystream.schemas.wire.AuditKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of the platform itself, where no key is used.
 *
 * @param operation its name in the record
 * @param resource what is meant, as records say it; empty for a key
 * @param key that is meant; empty for none
 * @param access that policies must grant; null for what everybody may who is somebody
 * @param parameters that policies may allow or deny
 * @param reached what the caller reaches, for whoever counts that; empty where it is not counted
 */
public record Asked(
    AuditKind kind,
    String operation,
    String resource,
    String key,
    @Nullable Access access,
    Map<String, List<String>> parameters,
    String reached) {

  public Asked {
    parameters = Map.copyOf(parameters);
  }

  public Asked(
      AuditKind kind,
      String operation,
      String resource,
      @Nullable Access access,
      Map<String, List<String>> parameters) {
    this(kind, operation, resource, "", access, parameters, "");
  }

  public Asked(AuditKind kind, String operation, String resource, @Nullable Access access) {
    this(kind, operation, resource, access, Map.of());
  }

  /** A change of a key that its lane decides. */
  public static Asked change(KeyCommand command) {
    return new Asked(
        AuditKind.CHANGE,
        command.getClass().getSimpleName(),
        "",
        command.key().path(),
        KeyPaths.of(command),
        KeyParameters.of(command),
        "");
  }

  public Asked reaching(String thing) {
    return new Asked(kind, operation, resource, key, access, parameters, thing);
  }
}
