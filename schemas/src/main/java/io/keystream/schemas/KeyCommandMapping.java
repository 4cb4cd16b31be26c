package io.keystream.schemas;

import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyOrigin;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.domain.policy.Source;
import io.keystream.schemas.command.Activate;
import io.keystream.schemas.command.CancelDestruction;
import io.keystream.schemas.command.Configure;
import io.keystream.schemas.command.ConfirmDestroyed;
import io.keystream.schemas.command.ConfirmGenerated;
import io.keystream.schemas.command.Create;
import io.keystream.schemas.command.Deactivate;
import io.keystream.schemas.command.Delete;
import io.keystream.schemas.command.DestroyDue;
import io.keystream.schemas.command.Import;
import io.keystream.schemas.command.ImportVersion;
import io.keystream.schemas.command.ReportCompromise;
import io.keystream.schemas.command.ReportGenerationFailed;
import io.keystream.schemas.command.Resume;
import io.keystream.schemas.command.Rotate;
import io.keystream.schemas.command.ScheduleDestruction;
import io.keystream.schemas.command.Suspend;
import io.keystream.schemas.command.Trim;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.OnBehalfRecord;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Key commands between the domain and the wire. */
public final class KeyCommandMapping {

  /** Of what lies inside a signed command. */
  public static final Codec<KeyCommandRecord> CODEC =
      new Codec<>(
          new KeyCommandRecord(),
          List.of(
              EarlierSchemas.read("KeyCommandRecord-16ed73ba8020cad4"),
              EarlierSchemas.read("KeyCommandRecord-ebc252e48bbe90dc")));

  private KeyCommandMapping() {}

  /** The value of {@link KeyCommandRecord}'s union. */
  public static SpecificRecord toUnion(KeyCommand command) {
    return switch (command) {
      case KeyCommand.Create(_, var spec, var activation) ->
          new Create(spec.algorithm().name(), spec.custody().name(), activation.name());
      case KeyCommand.Rotate(_, var activation) -> new Rotate(activation.name());
      case KeyCommand.Activate(_, var version) -> new Activate(version.number());
      case KeyCommand.Suspend(_, var scope, var reason) -> new Suspend(number(scope), reason);
      case KeyCommand.Resume(_, var scope) -> new Resume(number(scope));
      case KeyCommand.Deactivate(_, var scope) -> new Deactivate(number(scope));
      case KeyCommand.ReportCompromise(_, var scope, var reason) ->
          new ReportCompromise(number(scope), reason);
      case KeyCommand.ScheduleDestruction(_, var scope, var at) ->
          new ScheduleDestruction(number(scope), at);
      case KeyCommand.CancelDestruction(_, var scope) -> new CancelDestruction(number(scope));
      case KeyCommand.DestroyDue _ -> new DestroyDue();
      case KeyCommand.ConfirmGenerated(_, var version, var material) ->
          new ConfirmGenerated(
              version.number(),
              material.checkValue(),
              material.publicKey(),
              material.protectedBy());
      case KeyCommand.ReportGenerationFailed(_, var version, var reason) ->
          new ReportGenerationFailed(version.number(), reason);
      case KeyCommand.ConfirmDestroyed(_, var version) -> new ConfirmDestroyed(version.number());
      case KeyCommand.Configure(_, var minDecryption, var minEncryption, var deletionAllowed) ->
          new Configure(
              minDecryption == null ? null : minDecryption.number(),
              minEncryption == null ? null : minEncryption.number(),
              deletionAllowed);
      case KeyCommand.Trim(_, var minAvailable) -> new Trim(minAvailable.number());
      case KeyCommand.Import(_, var algorithm, var origin, var source) ->
          new Import(
              algorithm.name(),
              origin.name(),
              MaterialSources.envelope(source),
              MaterialSources.oaepHash(source));
      case KeyCommand.ImportVersion(_, var source) ->
          new ImportVersion(MaterialSources.envelope(source), MaterialSources.oaepHash(source));
      case KeyCommand.Delete(_, var at) -> new Delete(at);
    };
  }

  /**
   * For whom a service commands; null where the caller signs itself.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static @Nullable OnBehalf onBehalf(KeyCommandRecord record) {
    var behalf = record.getOnBehalf();
    return behalf == null
        ? null
        : new OnBehalf(
            CallerMapping.toCaller(record.getCaller()), Source.parse(behalf.getSource()));
  }

  /** What a service says of the caller in whose name it commands. */
  public static OnBehalfRecord onBehalf(Principal issuer, Source source) {
    return new OnBehalfRecord(issuer.name(), source.text());
  }

  /**
   * The command a record carries.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static KeyCommand toCommand(KeyCommandRecord record) {
    var key = new KeyName(record.getKey());
    return switch (record.getCommand()) {
      case Create c ->
          new KeyCommand.Create(
              key,
              new KeySpec(
                  Values.of(KeyAlgorithm.class, "algorithm", c.getAlgorithm()),
                  Values.of(Custody.class, "custody", c.getCustody())),
              Values.of(Activation.class, "activation", c.getActivation()));
      case Rotate c ->
          new KeyCommand.Rotate(key, Values.of(Activation.class, "activation", c.getActivation()));
      case Activate c -> new KeyCommand.Activate(key, new KeyVersion(c.getVersion()));
      case Suspend c ->
          new KeyCommand.Suspend(key, scope(c.getVersion()), Values.text("reason", c.getReason()));
      case Resume c -> new KeyCommand.Resume(key, scope(c.getVersion()));
      case Deactivate c -> new KeyCommand.Deactivate(key, scope(c.getVersion()));
      case ReportCompromise c ->
          new KeyCommand.ReportCompromise(
              key, scope(c.getVersion()), Values.text("reason", c.getReason()));
      case ScheduleDestruction c ->
          new KeyCommand.ScheduleDestruction(key, scope(c.getVersion()), c.getAt());
      case CancelDestruction c -> new KeyCommand.CancelDestruction(key, scope(c.getVersion()));
      case DestroyDue _ -> new KeyCommand.DestroyDue(key);
      case ConfirmGenerated c ->
          new KeyCommand.ConfirmGenerated(
              key,
              new KeyVersion(c.getVersion()),
              new Material(
                  Values.text("check value", c.getCheckValue()),
                  Values.text("public key", c.getPublicKey()),
                  Values.text("protected by", c.getProtectedBy())));
      case ReportGenerationFailed c ->
          new KeyCommand.ReportGenerationFailed(
              key, new KeyVersion(c.getVersion()), Values.text("reason", c.getReason()));
      case ConfirmDestroyed c ->
          new KeyCommand.ConfirmDestroyed(key, new KeyVersion(c.getVersion()));
      case Configure c ->
          new KeyCommand.Configure(
              key,
              minDecryption(c.getMinDecryptionVersion()),
              minEncryption(c.getMinEncryptionVersion()),
              c.getDeletionAllowed());
      case Trim c -> new KeyCommand.Trim(key, new KeyVersion(c.getMinAvailableVersion()));
      case Import c ->
          new KeyCommand.Import(
              key,
              Values.of(KeyAlgorithm.class, "algorithm", c.getAlgorithm()),
              Values.of(KeyOrigin.class, "origin", c.getOrigin()),
              MaterialSources.imported(c.getEnvelope(), c.getOaepHash()));
      case ImportVersion c ->
          new KeyCommand.ImportVersion(
              key, MaterialSources.imported(c.getEnvelope(), c.getOaepHash()));
      case Delete c -> new KeyCommand.Delete(key, c.getAt());
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not a key command: " + other);
    };
  }

  private static @Nullable KeyVersion minDecryption(@Nullable Integer number) {
    return number == null ? null : new KeyVersion(number);
  }

  private static @Nullable MinEncryptionVersion minEncryption(@Nullable Integer number) {
    return number == null ? null : new MinEncryptionVersion(number);
  }

  private static @Nullable Integer number(VersionScope scope) {
    return switch (scope) {
      case VersionScope.All _ -> null;
      case VersionScope.One(var version) -> version.number();
    };
  }

  private static VersionScope scope(@Nullable Integer number) {
    return number == null ? new VersionScope.All() : new VersionScope.One(new KeyVersion(number));
  }
}
