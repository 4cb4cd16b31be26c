package io.keystream.directory;

import io.keystream.domain.secret.Secret;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.SecretEvolution;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.StoreConfiguration;
import io.keystream.schemas.SecretSubject;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every secret and the store as proven events tell them; values are not in it.
 *
 * <p><b>Law.</b> The same events in the same order, path by path, give the same view.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class SecretView {

  private final TreeMap<String, Secret.Present> secrets = new TreeMap<>();
  private final Map<SecretSubject, Long> sequences = new HashMap<>();
  private StoreConfiguration store = StoreConfiguration.INITIAL;

  public Secret of(SecretPath path) {
    var present = secrets.get(path.path());
    return present == null ? new Secret.Absent(path) : present;
  }

  public StoreConfiguration store() {
    return store;
  }

  /** Of the newest event about it; 0 where there is none. */
  public long sequence(SecretSubject subject) {
    return sequences.getOrDefault(subject, 0L);
  }

  /** How many secrets there are. */
  public int size() {
    return secrets.size();
  }

  /**
   * What lies in a folder, as Vault lists it: the next segment of each path that begins so, with a
   * slash behind those that lie deeper.
   *
   * @param folder with a slash at its end; empty for all
   */
  public SortedSet<String> list(String folder) {
    var names = new TreeSet<String>();
    for (var path : secrets.tailMap(folder, false).keySet()) {
      if (!path.startsWith(folder)) {
        break;
      }
      var slash = path.indexOf('/', folder.length());
      names.add(path.substring(folder.length(), slash < 0 ? path.length() : slash + 1));
    }
    return names;
  }

  /**
   * Takes in an event that proved itself.
   *
   * @throws IllegalStateException where it cannot follow what came before: the log is corrupt
   */
  public void apply(SecretEvent event) {
    switch (event) {
      case SecretEvent.AboutSecret about -> put(SecretEvolution.evolve(of(about.path()), about));
      case SecretEvent.StoreConfigured configured -> store = SecretEvolution.evolve(configured);
    }
    sequences.merge(SecretSubject.of(event), 1L, Long::sum);
  }

  private void put(Secret secret) {
    switch (secret) {
      case Secret.Absent(var path) -> secrets.remove(path.path());
      case Secret.Present present -> secrets.put(present.path().path(), present);
    }
  }
}
