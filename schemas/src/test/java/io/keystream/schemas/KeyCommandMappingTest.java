package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyOrigin;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.OaepHash;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.command.Activate;
import io.keystream.schemas.command.Configure;
import io.keystream.schemas.command.ConfirmGenerated;
import io.keystream.schemas.command.Create;
import io.keystream.schemas.command.Import;
import io.keystream.schemas.command.ImportVersion;
import io.keystream.schemas.command.Rotate;
import io.keystream.schemas.command.Suspend;
import io.keystream.schemas.command.Trim;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command survives the wire; what is no command is refused by the field's name. */
final class KeyCommandMappingTest {

  private static final KeyName KEY = new KeyName("payments/cards");
  private static final VersionScope ALL = new VersionScope.All();
  private static final VersionScope SECOND = new VersionScope.One(new KeyVersion(2));
  private static final KeyVersion LAST = new KeyVersion(KeyVersion.MAX);
  private static final Instant TIME = Instant.parse("2026-03-02T03:04:05.678Z");

  private static final MaterialSource.Imported ENVELOPE =
      new MaterialSource.Imported(new EnvelopeHash("ab".repeat(32)), OaepHash.SHA_256);

  static List<KeyCommand> commands() {
    var commands =
        new ArrayList<KeyCommand>(
            List.of(
                new KeyCommand.Rotate(KEY, Activation.ON_COMMAND),
                new KeyCommand.Activate(KEY, LAST),
                new KeyCommand.DestroyDue(KEY),
                new KeyCommand.ConfirmGenerated(KEY, LAST, new Material("c0ffee", "MIIB", "kek")),
                new KeyCommand.ReportGenerationFailed(KEY, LAST, "no room"),
                new KeyCommand.ConfirmDestroyed(KEY, LAST),
                new KeyCommand.Configure(KEY, LAST, MinEncryptionVersion.of(LAST), true),
                new KeyCommand.Configure(KEY, null, MinEncryptionVersion.NONE, false),
                new KeyCommand.Configure(KEY, null, null, null),
                new KeyCommand.Trim(KEY, LAST),
                new KeyCommand.Import(KEY, KeyAlgorithm.EC_P521, KeyOrigin.IMPORTED, ENVELOPE),
                new KeyCommand.Import(
                    KEY, KeyAlgorithm.AES_256, KeyOrigin.IMPORTED_ROTATABLE, ENVELOPE),
                new KeyCommand.ImportVersion(KEY, ENVELOPE),
                new KeyCommand.Delete(KEY, TIME)));
    for (var scope : List.of(ALL, SECOND)) {
      commands.add(new KeyCommand.Suspend(KEY, scope, ""));
      commands.add(new KeyCommand.Resume(KEY, scope));
      commands.add(new KeyCommand.Deactivate(KEY, scope));
      commands.add(new KeyCommand.ReportCompromise(KEY, scope, "x".repeat(1000)));
      commands.add(new KeyCommand.ScheduleDestruction(KEY, scope, TIME));
      commands.add(new KeyCommand.CancelDestruction(KEY, scope));
    }
    for (var algorithm : KeyAlgorithm.values()) {
      for (var custody : Custody.values()) {
        for (var activation : Activation.values()) {
          commands.add(new KeyCommand.Create(KEY, new KeySpec(algorithm, custody), activation));
        }
      }
    }
    return commands;
  }

  @Test
  void every_kind_of_command_has_a_sample() {
    assertThat(commands().stream().<Class<?>>map(KeyCommand::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(KeyCommand.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command_survives_the_wire(KeyCommand command) {
    var codec = KeyCommandMapping.CODEC;
    var bytes = codec.encode(record(KEY.path(), KeyCommandMapping.toUnion(command)));

    assertThat(KeyCommandMapping.toCommand(codec.decode(bytes))).isEqualTo(command);
  }

  @Test
  void a_bad_key_name_is_refused() {
    refused(record("../etc", new Rotate("ON_COMMAND")), "key name");
  }

  @Test
  void an_unknown_choice_is_refused_with_the_choices_and_not_repeated_in_full() {
    var unknown = "y".repeat(10_000);

    assertThatThrownBy(() ->
            KeyCommandMapping.toCommand(
                record(KEY.path(), new Create(unknown, "WRAPPED", "ON_COMMAND"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("algorithm must be one of [AES_256, HMAC_SHA_256")
        .hasMessageEndingWith(": '" + "y".repeat(50) + "'");
    refused(record(KEY.path(), new Create("AES_256", "pocket", "ON_COMMAND")), "custody");
    refused(record(KEY.path(), new Rotate("later")), "activation");
  }

  @Test
  void a_version_outside_its_limits_is_refused() {
    refused(record(KEY.path(), new Activate(0)), "key version must be 1 to 1000000: 0");
    refused(record(KEY.path(), new Suspend(-1, "")), "key version must be 1 to 1000000: -1");
    refused(
        record(KEY.path(), new Configure(0, null, null)), "key version must be 1 to 1000000: 0");
    refused(
        record(KEY.path(), new Configure(null, -1, null)),
        "min encryption version must be 0 to 1000000: -1");
    refused(record(KEY.path(), new Trim(0)), "key version must be 1 to 1000000: 0");
    var hash = "ab".repeat(32);
    refused(
        record(KEY.path(), new Import("AES_256", "IMPORTED", "AB", "SHA_1")),
        "not a SHA-256 in hexadecimal: 'AB'");
    refused(
        record(KEY.path(), new Import("AES_256", "GENERATED", hash, "SHA_1")),
        "a key that is imported is not GENERATED");
    refused(record(KEY.path(), new ImportVersion("", "")), "not a SHA-256 in hexadecimal: ''");
  }

  @Test
  void a_text_longer_than_its_limit_is_refused() {
    var tooLong = "x".repeat(1001);

    refused(record(KEY.path(), new Suspend(1, tooLong)), "reason has 1001 characters");
    refused(record(KEY.path(), new ConfirmGenerated(1, tooLong, "", "")), "check value has 1001");
    refused(record(KEY.path(), new ConfirmGenerated(1, "", tooLong, "")), "public key has 1001");
    refused(record(KEY.path(), new ConfirmGenerated(1, "", "", tooLong)), "protected by has 1001");
  }

  private static void refused(KeyCommandRecord record, String message) {
    assertThatThrownBy(() -> KeyCommandMapping.toCommand(record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static KeyCommandRecord record(String key, SpecificRecord command) {
    var caller = new CallerRecord("alice", "shop", null, false);
    return new KeyCommandRecord("c1", key, caller, TIME, null, command, null);
  }
}
