package io.keystream.schemas;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyOrigin;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.schemas.event.Activated;
import io.keystream.schemas.event.Compromised;
import io.keystream.schemas.event.Configured;
import io.keystream.schemas.event.Created;
import io.keystream.schemas.event.Deactivated;
import io.keystream.schemas.event.Destroyed;
import io.keystream.schemas.event.DestructionCancelled;
import io.keystream.schemas.event.DestructionScheduled;
import io.keystream.schemas.event.DestructionStarted;
import io.keystream.schemas.event.Generated;
import io.keystream.schemas.event.GenerationFailed;
import io.keystream.schemas.event.Resumed;
import io.keystream.schemas.event.Suspended;
import io.keystream.schemas.event.Trimmed;
import io.keystream.schemas.event.VersionRequested;
import io.keystream.schemas.wire.KeyEventRecord;
import org.apache.avro.specific.SpecificRecord;

/** Key events between the domain and the wire. */
public final class KeyEventMapping {
  private KeyEventMapping() {}

  /** The value of {@link KeyEventRecord}'s union. */
  public static SpecificRecord toUnion(KeyEvent event) {
    return switch (event) {
      case KeyEvent.Created(_, var spec, var origin) ->
          new Created(spec.algorithm().name(), spec.custody().name(), origin.name());
      case KeyEvent.VersionRequested(_, var version, var activation, var source) ->
          new VersionRequested(
              version.number(),
              activation.name(),
              MaterialSources.envelope(source),
              MaterialSources.oaepHash(source));
      case KeyEvent.Generated(_, var version, var material) ->
          new Generated(
              version.number(),
              material.checkValue(),
              material.publicKey(),
              material.protectedBy());
      case KeyEvent.GenerationFailed(_, var version, var reason) ->
          new GenerationFailed(version.number(), reason);
      case KeyEvent.Activated(_, var version) -> new Activated(version.number());
      case KeyEvent.Suspended(_, var version, var reason) ->
          new Suspended(version.number(), reason);
      case KeyEvent.Resumed(_, var version) -> new Resumed(version.number());
      case KeyEvent.Deactivated(_, var version) -> new Deactivated(version.number());
      case KeyEvent.Compromised(_, var version, var reason) ->
          new Compromised(version.number(), reason);
      case KeyEvent.DestructionScheduled(_, var version, var at) ->
          new DestructionScheduled(version.number(), at);
      case KeyEvent.DestructionCancelled(_, var version) ->
          new DestructionCancelled(version.number());
      case KeyEvent.DestructionStarted(_, var version) -> new DestructionStarted(version.number());
      case KeyEvent.Destroyed(_, var version) -> new Destroyed(version.number());
      case KeyEvent.Configured(_, var minDecryption, var minEncryption, var deletionAllowed) ->
          new Configured(minDecryption.number(), minEncryption.number(), deletionAllowed);
      case KeyEvent.Trimmed(_, var minAvailable) -> new Trimmed(minAvailable.number());
    };
  }

  /** The event a record carries. */
  public static KeyEvent toEvent(KeyEventRecord record) {
    var key = new KeyName(record.getKey());
    return switch (record.getEvent()) {
      case Created e ->
          new KeyEvent.Created(
              key,
              new KeySpec(
                  Values.of(KeyAlgorithm.class, "algorithm", e.getAlgorithm()),
                  Values.of(Custody.class, "custody", e.getCustody())),
              Values.of(KeyOrigin.class, "origin", e.getOrigin()));
      case VersionRequested e ->
          new KeyEvent.VersionRequested(
              key,
              new KeyVersion(e.getVersion()),
              Values.of(Activation.class, "activation", e.getActivation()),
              MaterialSources.of(e.getEnvelope(), e.getOaepHash()));
      case Generated e ->
          new KeyEvent.Generated(
              key,
              new KeyVersion(e.getVersion()),
              new Material(e.getCheckValue(), e.getPublicKey(), e.getProtectedBy()));
      case GenerationFailed e ->
          new KeyEvent.GenerationFailed(key, new KeyVersion(e.getVersion()), e.getReason());
      case Activated e -> new KeyEvent.Activated(key, new KeyVersion(e.getVersion()));
      case Suspended e ->
          new KeyEvent.Suspended(key, new KeyVersion(e.getVersion()), e.getReason());
      case Resumed e -> new KeyEvent.Resumed(key, new KeyVersion(e.getVersion()));
      case Deactivated e -> new KeyEvent.Deactivated(key, new KeyVersion(e.getVersion()));
      case Compromised e ->
          new KeyEvent.Compromised(key, new KeyVersion(e.getVersion()), e.getReason());
      case DestructionScheduled e ->
          new KeyEvent.DestructionScheduled(key, new KeyVersion(e.getVersion()), e.getAt());
      case DestructionCancelled e ->
          new KeyEvent.DestructionCancelled(key, new KeyVersion(e.getVersion()));
      case DestructionStarted e ->
          new KeyEvent.DestructionStarted(key, new KeyVersion(e.getVersion()));
      case Destroyed e -> new KeyEvent.Destroyed(key, new KeyVersion(e.getVersion()));
      case Configured e ->
          new KeyEvent.Configured(
              key,
              new KeyVersion(e.getMinDecryptionVersion()),
              new MinEncryptionVersion(e.getMinEncryptionVersion()),
              e.getDeletionAllowed());
      case Trimmed e -> new KeyEvent.Trimmed(key, new KeyVersion(e.getMinAvailableVersion()));
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not a key event: " + other);
    };
  }
}
