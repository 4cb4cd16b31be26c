package io.keystream.domain.policy;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a command about a key states that policies may allow or deny, by Vault's names. */
public final class KeyParameters {

  private KeyParameters() {}

  public static Map<String, List<String>> of(KeyCommand command) {
    return switch (command) {
      case KeyCommand.Create create ->
          Map.of(
              "type", List.of(create.spec().algorithm().name()),
              "custody", List.of(create.spec().custody().name()));
      case KeyCommand.Import taken ->
          Map.of(
              "type", List.of(taken.algorithm().name()),
              "hash_function", List.of(taken.source().hash().name()),
              "allow_rotation", List.of(Boolean.toString(taken.origin().rotates())));
      case KeyCommand.ImportVersion taken ->
          Map.of("hash_function", List.of(taken.source().hash().name()));
      case KeyCommand.Configure configure -> of(configure);
      case KeyCommand.Trim trim ->
          Map.of("min_available_version", List.of(number(trim.minAvailableVersion())));
      case KeyCommand.Rotate _,
          KeyCommand.Activate _,
          KeyCommand.Suspend _,
          KeyCommand.Resume _,
          KeyCommand.Deactivate _,
          KeyCommand.ReportCompromise _,
          KeyCommand.ScheduleDestruction _,
          KeyCommand.Delete _,
          KeyCommand.CancelDestruction _,
          KeyCommand.DestroyDue _,
          KeyCommand.ConfirmGenerated _,
          KeyCommand.ReportGenerationFailed _,
          KeyCommand.ConfirmDestroyed _ ->
          Map.of();
    };
  }

  /** Those that are given, spelled as Vault's. */
  private static Map<String, List<String>> of(KeyCommand.Configure configure) {
    var given = new HashMap<String, List<String>>();
    if (configure.minDecryptionVersion() != null) {
      given.put("min_decryption_version", List.of(number(configure.minDecryptionVersion())));
    }
    if (configure.minEncryptionVersion() != null) {
      given.put(
          "min_encryption_version",
          List.of(Integer.toString(configure.minEncryptionVersion().number())));
    }
    if (configure.deletionAllowed() != null) {
      given.put("deletion_allowed", List.of(configure.deletionAllowed().toString()));
    }
    return given;
  }

  private static String number(KeyVersion version) {
    return Integer.toString(version.number());
  }
}
