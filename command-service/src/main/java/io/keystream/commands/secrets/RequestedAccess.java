package io.keystream.commands.secrets;

import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.SettingsChange;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command asks, in the words of policies. Of a value only the name of its parameter is
 * known: what policies say of what is in it, the issuer has asked.
 */
final class RequestedAccess {
  private RequestedAccess() {}

  static AccessRequest of(SecretCommand command, Access access, OnBehalf behalf, Instant now) {
    return new AccessRequest(
        access, parameters(command), behalf.caller().application(), behalf.source(), Map.of(), now);
  }

  private static Map<String, List<String>> parameters(SecretCommand command) {
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
