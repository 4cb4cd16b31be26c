package io.keystream.domain.policy;

import io.keystream.domain.key.KeyName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a key, by the word that people use and the one that stands in records, and
 * what it needs by {@link KeyPaths}.
 */
public enum KeyOperation {
  ENCRYPT("Encrypt"),
  DECRYPT("Decrypt"),
  SIGN("Sign"),
  VERIFY("Verify"),
  GENERATE_MAC("GenerateMac"),
  VERIFY_MAC("VerifyMac"),
  GENERATE_DATA_KEY("GenerateDataKey"),
  GENERATE_WRAPPED_DATA_KEY("GenerateDataKey"),
  GENERATE_RANDOM("GenerateRandom"),
  SHOW_PUBLIC_KEY("ShowPublicKey"),
  RE_ENCRYPT("ReEncrypt"),
  HASH("Hash"),
  SHOW_KEY("ShowKey"),
  LIST_KEYS("ListKeys"),
  SHOW_WRAPPING_KEY("ShowWrappingKey"),
  CREATE("Create"),
  IMPORT("Import"),
  IMPORT_VERSION("ImportVersion"),
  ROTATE("Rotate"),
  CONFIGURE("Configure"),
  TRIM("Trim"),
  ACTIVATE("Activate"),
  SUSPEND("Suspend"),
  RESUME("Resume"),
  DEACTIVATE("Deactivate"),
  REPORT_COMPROMISE("ReportCompromise"),
  SCHEDULE_DESTRUCTION("ScheduleDestruction"),
  DELETE("Delete"),
  CANCEL_DESTRUCTION("CancelDestruction"),
  DESTROY_DUE("DestroyDue"),
  CONFIRM_GENERATED("ConfirmGenerated"),
  REPORT_GENERATION_FAILED("ReportGenerationFailed"),
  CONFIRM_DESTROYED("ConfirmDestroyed");

  private static final Map<KeyOperation, Access> KEYLESS =
      Map.of(
          GENERATE_RANDOM, KeyPaths.generateRandom(),
          HASH, KeyPaths.hash(),
          LIST_KEYS, KeyPaths.list(),
          SHOW_WRAPPING_KEY, KeyPaths.showWrappingKey());

  private final String recordedAs;

  KeyOperation(String recordedAs) {
    this.recordedAs = recordedAs;
  }

  /** All that a record can mean by this word; none where it is not about a key. */
  public static List<KeyOperation> recordedAs(String operation) {
    return Arrays.stream(values()).filter(each -> each.recordedAs.equals(operation)).toList();
  }

  /** As records name it. */
  public String recordedAs() {
    return recordedAs;
  }

  /**
   * What it needs.
   *
   * @param key null where it is about none
   * @throws IllegalArgumentException when it is about a key and none is given
   */
  public Access on(@Nullable KeyName key) {
    var keyless = KEYLESS.get(this);
    if (keyless != null) {
      return keyless;
    }
    if (key == null) {
      throw new IllegalArgumentException("to " + this + " takes a key");
    }
    return needs(key);
  }

  private Access needs(KeyName key) {
    return switch (this) {
      case GENERATE_RANDOM, HASH, LIST_KEYS, SHOW_WRAPPING_KEY ->
          throw new IllegalStateException(this + " is about no key");
      case ENCRYPT -> KeyPaths.encrypt(key);
      case DECRYPT -> KeyPaths.decrypt(key);
      case SIGN -> KeyPaths.sign(key);
      case VERIFY -> KeyPaths.verify(key);
      case GENERATE_MAC -> KeyPaths.generateMac(key);
      case VERIFY_MAC -> KeyPaths.verify(key);
      case GENERATE_DATA_KEY -> KeyPaths.generatePlaintextDataKey(key);
      case GENERATE_WRAPPED_DATA_KEY -> KeyPaths.generateWrappedDataKey(key);
      case SHOW_PUBLIC_KEY, SHOW_KEY -> KeyPaths.show(key);
      case RE_ENCRYPT -> KeyPaths.reEncrypt(key);
      case CREATE -> KeyPaths.create(key);
      case IMPORT -> KeyPaths.importKey(key);
      case IMPORT_VERSION -> KeyPaths.importVersion(key);
      case ROTATE -> KeyPaths.rotate(key);
      case CONFIGURE -> KeyPaths.configure(key);
      case TRIM -> KeyPaths.trim(key);
      case ACTIVATE -> KeyPaths.ours(key, "activate");
      case SUSPEND -> KeyPaths.ours(key, "suspend");
      case RESUME -> KeyPaths.ours(key, "resume");
      case DEACTIVATE -> KeyPaths.ours(key, "deactivate");
      case REPORT_COMPROMISE -> KeyPaths.ours(key, "report-compromise");
      case SCHEDULE_DESTRUCTION, DELETE -> KeyPaths.scheduleDestruction(key);
      case CANCEL_DESTRUCTION -> KeyPaths.ours(key, "cancel-destruction");
      case DESTROY_DUE -> KeyPaths.ours(key, "destroy-due");
      case CONFIRM_GENERATED -> KeyPaths.outcome(key, "confirm-generated");
      case REPORT_GENERATION_FAILED -> KeyPaths.outcome(key, "report-generation-failed");
      case CONFIRM_DESTROYED -> KeyPaths.outcome(key, "confirm-destroyed");
    };
  }

  /** Such as {@code generate-mac}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
