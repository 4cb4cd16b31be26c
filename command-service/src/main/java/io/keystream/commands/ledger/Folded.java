package io.keystream.commands.ledger;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyName;

/**
 * A key as its events tell it.
 *
 * @param sequence how many events the key has
 * @param position of its newest event among those of the ledger, -1 for none
 */
public record Folded(Key key, long sequence, long position) {

  static Folded absent(KeyName name) {
    return new Folded(new Key.Absent(name), 0, -1);
  }
}
