package io.keystream.domain.policy;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;

/**
 * What a caller must be granted for each thing it can do with a key, in Vault's paths where Vault
 * has one.
 *
 * <p>Names of keys hold slashes, so a path alone does not tell the key from what is done with it:
 * {@code transit/keys/a/rotate} is the rotation of {@code a}, and would be a key of that name.
 * <em>Law:</em> no two keys and no two operations share a path <em>and</em> a capability, but for
 * the two that have a key destroyed. What ends in a verb is only ever {@code update}; a key's bare
 * path never is. Still, operators grant {@code create} and {@code update} together, so a name that
 * ends in a verb is never given to a key ({@link KeyName#endsInReservedWord()}).
 *
 * <p>A grant that ends in {@code *} takes in what lies deeper: {@code transit/encrypt/a*} is also
 * for the keys {@code ab} and {@code a/b}, as in Vault.
 */
public final class KeyPaths {

  private KeyPaths() {}

  public static Access encrypt(KeyName key) {
    return update("transit/encrypt/" + key);
  }

  public static Access decrypt(KeyName key) {
    return update("transit/decrypt/" + key);
  }

  public static Access sign(KeyName key) {
    return update("transit/sign/" + key);
  }

  /** Of a signature or of a MAC. */
  public static Access verify(KeyName key) {
    return update("transit/verify/" + key);
  }

  public static Access generateMac(KeyName key) {
    return update("transit/hmac/" + key);
  }

  /** A data key that its caller also gets in clear. */
  public static Access generatePlaintextDataKey(KeyName key) {
    return update("transit/datakey/plaintext/" + key);
  }

  public static Access generateWrappedDataKey(KeyName key) {
    return update("transit/datakey/wrapped/" + key);
  }

  public static Access generateRandom() {
    return update("transit/random");
  }

  /** A ciphertext moved to the active version, without showing what is in it. */
  public static Access reEncrypt(KeyName key) {
    return update("transit/rewrap/" + key);
  }

  public static Access hash() {
    return update("transit/hash");
  }

  /** Its public halves, or what its versions are. */
  public static Access show(KeyName key) {
    return new Access("transit/keys/" + key, Capability.READ);
  }

  /** The names of all keys. */
  public static Access list() {
    return new Access("transit/keys", Capability.LIST);
  }

  /** The key of the HSM that keys from outside are wrapped to. */
  public static Access showWrappingKey() {
    return new Access("transit/wrapping_key", Capability.READ);
  }

  /**
   * Outcomes come from the platform itself, under a path of their own that nobody else is given.
   */
  public static Access of(KeyCommand command) {
    var key = command.key();
    return switch (command) {
      case KeyCommand.Create _ -> create(key);
      case KeyCommand.Rotate _ -> rotate(key);
      case KeyCommand.Import _ -> importKey(key);
      case KeyCommand.ImportVersion _ -> importVersion(key);
      case KeyCommand.Configure _ -> configure(key);
      case KeyCommand.Trim _ -> trim(key);
      case KeyCommand.ScheduleDestruction _, KeyCommand.Delete _ -> scheduleDestruction(key);
      case KeyCommand.Activate _ -> ours(key, "activate");
      case KeyCommand.Suspend _ -> ours(key, "suspend");
      case KeyCommand.Resume _ -> ours(key, "resume");
      case KeyCommand.Deactivate _ -> ours(key, "deactivate");
      case KeyCommand.ReportCompromise _ -> ours(key, "report-compromise");
      case KeyCommand.CancelDestruction _ -> ours(key, "cancel-destruction");
      case KeyCommand.DestroyDue _ -> ours(key, "destroy-due");
      case KeyCommand.ConfirmGenerated _ -> outcome(key, "confirm-generated");
      case KeyCommand.ReportGenerationFailed _ -> outcome(key, "report-generation-failed");
      case KeyCommand.ConfirmDestroyed _ -> outcome(key, "confirm-destroyed");
    };
  }

  static Access create(KeyName key) {
    return new Access("transit/keys/" + key, Capability.CREATE);
  }

  static Access rotate(KeyName key) {
    return update("transit/keys/" + key + "/rotate");
  }

  static Access importKey(KeyName key) {
    return update("transit/keys/" + key + "/import");
  }

  static Access importVersion(KeyName key) {
    return update("transit/keys/" + key + "/import_version");
  }

  static Access configure(KeyName key) {
    return update("transit/keys/" + key + "/config");
  }

  static Access trim(KeyName key) {
    return update("transit/keys/" + key + "/trim");
  }

  static Access scheduleDestruction(KeyName key) {
    return new Access("transit/keys/" + key, Capability.DELETE);
  }

  static Access ours(KeyName key, String verb) {
    return update("keystream/keys/" + key + "/" + verb);
  }

  static Access outcome(KeyName key, String verb) {
    return update("keystream/outcomes/" + key + "/" + verb);
  }

  private static Access update(String path) {
    return new Access(path, Capability.UPDATE);
  }
}
