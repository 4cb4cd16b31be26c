package io.keystream.worker.token.memory;

import io.keystream.domain.key.KekLabel;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The device behind {@link MemoryToken}s: what survives when a token is closed and opened again,
 * and what several tokens share.
 *
 * <p>It protects nothing: keys lie in the heap of this process. Use it for tests and to try things
 * out.
 *
 * <p><i>Thread safety:</i> all methods are atomic.
 */
public final class MemoryHsm {

  private final SecureRandom random;
  private final Map<KekLabel, ClearKey> keks = new TreeMap<>();
  private final Map<String, ResidentKey> residents = new ConcurrentHashMap<>();

  public MemoryHsm(SecureRandom random) {
    this.random = random;
  }

  SecureRandom random() {
    return random;
  }

  synchronized Optional<ClearKey> kek(KekLabel label) {
    return Optional.ofNullable(keks.get(label));
  }

  synchronized List<KekLabel> kekLabels(String domain) {
    return keks.keySet().stream().filter(label -> label.domain().equals(domain)).toList();
  }

  /** Keeps a KEK; with bytes of the caller's choice only for published vectors. */
  synchronized void putKek(KekLabel label, ClearKey kek) {
    if (keks.putIfAbsent(label, kek) != null) {
      throw new IllegalStateException("there is a KEK " + label + " already");
    }
  }

  synchronized void destroyKek(KekLabel label) {
    Optional.ofNullable(keks.remove(label)).ifPresent(ClearKey::close);
  }

  List<String> residentLabels(String beginning) {
    return residents.keySet().stream().filter(label -> label.startsWith(beginning)).toList();
  }

  Optional<ResidentKey> resident(String label) {
    return Optional.ofNullable(residents.get(label));
  }

  ResidentKey residentOrMake(String label, Supplier<ResidentKey> make) {
    return residents.computeIfAbsent(label, _ -> make.get());
  }

  void destroyResident(String label) {
    Optional.ofNullable(residents.remove(label)).ifPresent(resident -> resident.key().close());
  }
}
