package io.keystream.domain.key;

import java.util.Set;
import java.util.TreeSet;

/** The versions that a key's state lets protect and process. */
record Permitted(Set<KeyVersion> protect, Set<KeyVersion> process) {

  Permitted {
    protect = Set.copyOf(protect);
    process = Set.copyOf(process);
  }

  static Permitted by(Key key) {
    var protect = new TreeSet<KeyVersion>();
    var process = new TreeSet<KeyVersion>();
    if (KeyUses.protect(key, Events.SPEC.usage())
        instanceof UseDecision.Permitted(var version, _)) {
      protect.add(version);
    }
    if (key instanceof Key.Present present) {
      for (var number : present.versions().keySet()) {
        if (KeyUses.process(key, present.spec().usage(), number)
            instanceof UseDecision.Permitted(var version, _)) {
          process.add(version);
        }
      }
    }
    return new Permitted(protect, process);
  }
}
