package io.keystream.worker.domainkeys;

import io.keystream.sealing.DomainEpoch;
import io.keystream.sealing.DomainManifest;
import io.keystream.sealing.Suite;
import io.keystream.sealing.hpke.DecapsulationKey;
import io.keystream.worker.token.TokenFailure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of the epochs that are published, loaded as sessions need them. A key that is not
 * published, or not any more, is never used, and never made by being asked for.
 *
 * <p>Thread safety: safe; this class owns the lock.
 */
public final class PublishedKeys implements AutoCloseable {

  private final DomainKeyring keyring;
  private final ManifestLog manifests;
  private final Map<Integer, DecapsulationKey> loaded = new HashMap<>();

  PublishedKeys(DomainKeyring keyring, ManifestLog manifests) {
    this.keyring = keyring;
    this.manifests = manifests;
  }

  /**
   * The key of an epoch, which stays this class's; empty if none of that suite is published.
   *
   * @throws TokenFailure if the HSM has another key than is published, or does not answer
   */
  public synchronized Optional<DecapsulationKey> of(int epoch, Suite suite) {
    var published = manifests.newest();
    forgetAllBut(published.map(PublishedKeys::epochs).orElse(Set.of()));
    return published
        .flatMap(manifest -> find(manifest, epoch))
        .filter(found -> found.key().suite() == suite)
        .map(found -> loaded.computeIfAbsent(epoch, _ -> load(found)));
  }

  private DecapsulationKey load(DomainEpoch published) {
    var epoch = published.key().epoch();
    var key = keyring.key(epoch, published.key().suite());
    if (!Arrays.equals(key.publicKey(), published.key().publicKey())) {
      key.close();
      throw new TokenFailure.MaterialRejected(
          "the HSM has another key of epoch " + epoch + " than the one published");
    }
    return key;
  }

  private void forgetAllBut(Set<Integer> published) {
    loaded
        .entrySet()
        .removeIf(known -> {
          if (published.contains(known.getKey())) {
            return false;
          }
          known.getValue().close();
          return true;
        });
  }

  private static Optional<DomainEpoch> find(DomainManifest manifest, int epoch) {
    return manifest.epochs().stream().filter(one -> one.key().epoch() == epoch).findFirst();
  }

  private static Set<Integer> epochs(DomainManifest manifest) {
    return manifest.epochs().stream()
        .map(epoch -> epoch.key().epoch())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized void close() {
    loaded.values().forEach(DecapsulationKey::close);
    loaded.clear();
  }
}
