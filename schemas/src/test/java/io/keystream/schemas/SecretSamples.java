package io.keystream.schemas;

import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.CustomMetadata;
import io.keystream.domain.secret.Deletion;
import io.keystream.domain.secret.MetadataPatch;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretSettings;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.SettingsChange;
import io.keystream.domain.secret.StoreConfiguration;
import io.keystream.domain.secret.ValueReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Every kind of command and event about secrets, with and without what may be absent. */
final class SecretSamples {

  static final SecretPath PATH = new SecretPath("shop/db password");

  private static final Instant TIME = Instant.parse("2026-03-02T03:04:05.678Z");
  private static final ValueReference VALUE =
      new ValueReference(UUID.fromString("00000000-0000-4000-8000-000000000001"), "0f".repeat(32));
  private static final SecretVersion LAST = new SecretVersion(SecretVersion.MAX);
  private static final SettingsChange CHANGE =
      new SettingsChange(7, CasRule.REQUIRED, Duration.ofHours(2));
  private static final SettingsChange OTHER = new SettingsChange(null, CasRule.OPTIONAL, null);

  private SecretSamples() {}

  static List<SecretCommand> commands() {
    return List.of(
        new SecretCommand.Write(PATH, new Cas.Unchecked(), VALUE),
        new SecretCommand.Write(PATH, new Cas.Follows(0), VALUE),
        new SecretCommand.Write(PATH, new Cas.Follows(-1), VALUE),
        new SecretCommand.Patch(PATH, new Cas.Unchecked(), LAST, VALUE),
        new SecretCommand.Patch(PATH, new Cas.Follows(3), LAST, VALUE),
        new SecretCommand.Delete(PATH, versions()),
        new SecretCommand.Delete(PATH, versions(1, 3)),
        new SecretCommand.Undelete(PATH, versions(2)),
        new SecretCommand.Destroy(PATH, versions(1, 2, SecretVersion.MAX)),
        new SecretCommand.PutMetadata(PATH, CHANGE, custom()),
        new SecretCommand.PutMetadata(PATH, OTHER, CustomMetadata.NONE),
        new SecretCommand.PutMetadata(PATH, SettingsChange.NOTHING, null),
        new SecretCommand.PatchMetadata(
            PATH,
            CHANGE,
            new MetadataPatch(custom().pairs(), new TreeSet<>(List.of("stage", "was")))),
        new SecretCommand.PatchMetadata(PATH, SettingsChange.NOTHING, MetadataPatch.NOTHING),
        new SecretCommand.Remove(PATH),
        new SecretCommand.Configure(CHANGE),
        new SecretCommand.Configure(OTHER),
        new SecretCommand.Configure(new SettingsChange(null, null, StoreConfiguration.DISABLED)));
  }

  static List<SecretEvent> events() {
    return List.of(
        new SecretEvent.Written(PATH, LAST, VALUE, TIME, new Deletion.None()),
        new SecretEvent.Written(PATH, LAST, VALUE, TIME, new Deletion.From(TIME.plusSeconds(1))),
        new SecretEvent.Dropped(PATH, versions(1, 2)),
        new SecretEvent.Deleted(PATH, versions(3), TIME),
        new SecretEvent.Undeleted(PATH, versions(3, 4), new Deletion.None()),
        new SecretEvent.Undeleted(PATH, versions(3), new Deletion.From(TIME)),
        new SecretEvent.Destroyed(PATH, versions(1, SecretVersion.MAX)),
        new SecretEvent.MetadataSet(PATH, SecretSettings.NONE, CustomMetadata.NONE, TIME),
        new SecretEvent.MetadataSet(
            PATH, new SecretSettings(3, CasRule.REQUIRED, Duration.ofDays(9)), custom(), TIME),
        new SecretEvent.Removed(PATH),
        new SecretEvent.StoreConfigured(StoreConfiguration.INITIAL),
        new SecretEvent.StoreConfigured(
            new StoreConfiguration(5, CasRule.REQUIRED, StoreConfiguration.DISABLED)));
  }

  static CustomMetadata custom() {
    var pairs = new TreeMap<String, String>();
    pairs.put("owner", "Zoë");
    pairs.put("ticket", "42");
    return new CustomMetadata(pairs);
  }

  static SortedSet<SecretVersion> versions(int... numbers) {
    var versions = new TreeSet<SecretVersion>();
    for (int number : numbers) {
      versions.add(new SecretVersion(number));
    }
    return versions;
  }
}
