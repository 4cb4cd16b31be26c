package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyUsage;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Refusal;
import io.keystream.domain.key.UseDecision;
import io.keystream.domain.key.Version;
import io.keystream.schemas.reply.PublicKeyShown;
import io.keystream.worker.keys.VersionMaterial;
import io.keystream.worker.token.Bytes;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Shows the public half of a version, whatever its state, as long as there is material: who holds
 * an old signature may still need it.
 */
final class PublicKeys {
  private PublicKeys() {}

  /** Without a version, that of the active one. */
  static Outcome show(Key key, @Nullable KeyVersion version) {
    return switch (key) {
      case Key.Absent absent -> Outcome.refused(new Refusal.KeyDoesNotExist(absent.name()));
      case Key.Present present when !present.spec().algorithm().isAsymmetric() ->
          Outcome.refused(new Refusal.UsageNotPermitted(present.name(), present.spec().usage()));
      case Key.Present present when version != null -> show(present, version);
      case Key.Present present -> showActive(present, present.spec().usage());
    };
  }

  /** Of a version that has material: a use of it was permitted. */
  static Bytes of(Key.Present key, KeyVersion number) {
    var version = key.versions().get(number);
    var encoded =
        version == null
            ? ""
            : VersionMaterial.of(version).map(material -> material.publicKey()).orElse("");
    return Bytes.adopt(Base64.getDecoder().decode(encoded));
  }

  private static Outcome showActive(Key.Present key, KeyUsage usage) {
    return switch (KeyUses.protect(key, usage)) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted -> show(key, permitted.version());
    };
  }

  private static Outcome show(Key.Present key, KeyVersion number) {
    var version = key.versions().get(number);
    if (version == null) {
      return Outcome.refused(new Refusal.VersionDoesNotExist(key.name(), number));
    }
    if (VersionMaterial.of(version).isEmpty()) {
      return Outcome.refused(new Refusal.VersionIs(key.name(), number, version.state()));
    }
    return shown(key, version);
  }

  private static Outcome shown(Key.Present key, Version version) {
    return new Outcome.Done(
        new Outcome.Used(version.number().number(), version.state()),
        new PublicKeyShown(
            version.number().number(),
            key.spec().algorithm().name(),
            ByteBuffer.wrap(of(key, version.number()).toArray())));
  }
}
