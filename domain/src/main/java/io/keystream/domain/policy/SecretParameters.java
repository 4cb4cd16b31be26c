package io.keystream.domain.policy;

import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.SettingsChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What policies may allow or deny of a command about secrets, by Vault's names. Of a value only the
 * name of its parameter is known.
 */
public final class SecretParameters {

  private SecretParameters() {}

  public static Map<String, List<String>> of(SecretCommand command) {
    return switch (command) {
      case SecretCommand.Write c -> data(c.cas());
      case SecretCommand.Patch c -> data(c.cas());
      case SecretCommand.Delete c when c.versions().isEmpty() -> Map.of();
      case SecretCommand.Delete c -> versions(c.versions());
      case SecretCommand.Undelete c -> versions(c.versions());
      case SecretCommand.Destroy c -> versions(c.versions());
      case SecretCommand.PutMetadata c -> settings(c.settings(), c.custom() != null);
      case SecretCommand.PatchMetadata c ->
          settings(c.settings(), !c.custom().set().isEmpty() || !c.custom().remove().isEmpty());
      case SecretCommand.Remove _ -> Map.of();
      case SecretCommand.Configure c -> settings(c.settings(), false);
    };
  }

  private static Map<String, List<String>> data(Cas cas) {
    return switch (cas) {
      case Cas.Unchecked _ -> Map.of("data", List.of());
      case Cas.Follows _ -> Map.of("data", List.of(), "options", List.of());
    };
  }

  private static Map<String, List<String>> versions(Collection<SecretVersion> versions) {
    return Map.of("versions", versions.stream().map(v -> Integer.toString(v.number())).toList());
  }

  private static Map<String, List<String>> settings(SettingsChange change, boolean hasCustom) {
    var parameters = new HashMap<String, List<String>>();
    if (change.maxVersions() != null) {
      parameters.put("max_versions", List.of(change.maxVersions().toString()));
    }
    if (change.cas() != null) {
      parameters.put("cas_required", List.of(Boolean.toString(change.cas() == CasRule.REQUIRED)));
    }
    if (change.deleteVersionAfter() != null) {
      parameters.put(
          "delete_version_after", List.of(change.deleteVersionAfter().toSeconds() + "s"));
    }
    if (hasCustom) {
      parameters.put("custom_metadata", List.of());
    }
    return parameters;
  }
}
