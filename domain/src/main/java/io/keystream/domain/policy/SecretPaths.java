package io.keystream.domain.policy;

import io.keystream.domain.secret.Secret;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretPath;
import org.jspecify.annotations.Nullable;

/**
 * What a caller must be granted for each thing it can do with secrets, in Vault's paths.
 *
 * <p>What is done stands before the path, so no two secrets and no two operations share a path and
 * a capability.
 */
public final class SecretPaths {

  private SecretPaths() {}

  public static Access readData(SecretPath path) {
    return new Access("secret/data/" + path, Capability.READ);
  }

  /** The names within a value, without what they stand for. */
  public static Access readSubkeys(SecretPath path) {
    return new Access("secret/subkeys/" + path, Capability.READ);
  }

  public static Access readMetadata(SecretPath path) {
    return new Access("secret/metadata/" + path, Capability.READ);
  }

  /**
   * The names that begin so.
   *
   * @param folder null for all
   */
  public static Access list(@Nullable SecretPath folder) {
    return new Access("secret/metadata/" + (folder == null ? "" : folder), Capability.LIST);
  }

  public static Access readConfiguration() {
    return new Access("secret/config", Capability.READ);
  }

  /**
   * What a command about a secret needs.
   *
   * @param secret as it is: what is not there is created, what is there is updated
   */
  public static Access of(SecretCommand.AboutSecret command, Secret secret) {
    var path = command.path();
    return switch (command) {
      case SecretCommand.Write _ -> write(path, secret);
      case SecretCommand.Patch _ -> patch(path);
      case SecretCommand.Delete c when c.versions().isEmpty() ->
          new Access("secret/data/" + path, Capability.DELETE);
      case SecretCommand.Delete _ -> update("secret/delete/" + path);
      case SecretCommand.Undelete _ -> update("secret/undelete/" + path);
      case SecretCommand.Destroy _ -> update("secret/destroy/" + path);
      case SecretCommand.PutMetadata _ -> new Access("secret/metadata/" + path, put(secret));
      case SecretCommand.PatchMetadata _ -> new Access("secret/metadata/" + path, Capability.PATCH);
      case SecretCommand.Remove _ -> new Access("secret/metadata/" + path, Capability.DELETE);
    };
  }

  /**
   * A version to be added.
   *
   * @param secret as it is: what is not there is created, what is there is updated
   */
  public static Access write(SecretPath path, Secret secret) {
    return new Access("secret/data/" + path, put(secret));
  }

  /** A version to be made of the current one. */
  public static Access patch(SecretPath path) {
    return new Access("secret/data/" + path, Capability.PATCH);
  }

  /** Which versions of their key wrap how many values. */
  public static Access readWrapping() {
    return new Access("keystream/secrets/wrapping", Capability.READ);
  }

  public static Access configure() {
    return new Access("secret/config", Capability.UPDATE);
  }

  private static Capability put(Secret secret) {
    return switch (secret) {
      case Secret.Absent _ -> Capability.CREATE;
      case Secret.Present _ -> Capability.UPDATE;
    };
  }

  private static Access update(String path) {
    return new Access(path, Capability.UPDATE);
  }
}
