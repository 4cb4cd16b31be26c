package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.UseDecision;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.TokenFailure;
import org.apache.avro.specific.SpecificRecord;

/** Carries out one permitted use with the version's key in the HSM. */
final class LoadedKeys {

  /** What is done with the key. */
  interface Use<K extends LoadedKey> {
    SpecificRecord answer(K key, KeyVersion version);
  }

  private final HandleCache handles;

  LoadedKeys(HandleCache handles) {
    this.handles = handles;
  }

  /** The type follows from the key's usage, which was judged before. */
  <K extends LoadedKey> Outcome use(
      Key key, UseDecision.Permitted permitted, Class<K> type, Use<K> use) {
    var used = Outcome.Used.of(permitted);
    var version = permitted.version();
    try (var lease = handles.lease(new MaterialId(key.name(), version))) {
      return new Outcome.Done(used, use.answer(type.cast(lease.key()), version));
    } catch (TokenFailure e) {
      return TokenOutcome.of(used, e);
    }
  }
}
