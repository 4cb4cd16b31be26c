package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyConfiguration;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Refusal;
import io.keystream.domain.key.Version;
import io.keystream.schemas.reply.KeyShown;
import io.keystream.schemas.reply.KeysListed;
import io.keystream.schemas.reply.ShownVersion;
import io.keystream.schemas.request.ListKeys;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.keys.VersionMaterial;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;

/** Shows what a key and its versions are, and which keys there are; nothing of it is secret. */
final class ShownKeys {

  /** As many with the largest public halves as a record has room for. */
  static final int MAX_VERSIONS = 1000;

  private final KeyView keys;

  ShownKeys(KeyView keys) {
    this.keys = keys;
  }

  Outcome list(ListKeys request) {
    return new Outcome.Done(
        Outcome.Used.NOTHING, new KeysListed(keys.names(request.getAfter(), request.getLimit())));
  }

  Outcome show(Key key) {
    return switch (key) {
      case Key.Absent absent -> Outcome.refused(new Refusal.KeyDoesNotExist(absent.name()));
      case Key.Present present ->
          new Outcome.Done(Outcome.Used.NOTHING, shown(present, keys.generatedAt(present.name())));
    };
  }

  private static KeyShown shown(Key.Present key, Map<KeyVersion, Instant> generatedAt) {
    var configuration = key.configuration();
    var shown = new ArrayList<ShownVersion>();
    for (var version : key.versions().descendingMap().values()) {
      if (shown.size() < MAX_VERSIONS && VersionMaterial.of(version).isPresent()) {
        shown.add(shown(key, version, generatedAt));
      }
    }
    return new KeyShown(
        key.spec().algorithm().name(),
        generatedAt.keySet().stream().mapToInt(KeyVersion::number).max().orElse(0),
        configuration.minDecryptionVersion().number(),
        configuration.minEncryptionVersion().number(),
        minAvailable(configuration),
        configuration.deletionAllowed(),
        key.provenance().origin().name(),
        shown.reversed());
  }

  /** As Vault has it: 0 where nothing is trimmed. */
  private static int minAvailable(KeyConfiguration configuration) {
    var least = configuration.minAvailableVersion();
    return least.equals(KeyVersion.FIRST) ? 0 : least.number();
  }

  /** A version that has material was generated. */
  private static ShownVersion shown(
      Key.Present key, Version version, Map<KeyVersion, Instant> generatedAt) {
    var at = generatedAt.get(version.number());
    if (at == null) {
      throw new IllegalStateException("nobody knows when " + version + " was generated");
    }
    return new ShownVersion(
        version.number().number(),
        version.state(),
        at,
        ByteBuffer.wrap(PublicKeys.of(key, version.number()).toArray()));
  }
}
