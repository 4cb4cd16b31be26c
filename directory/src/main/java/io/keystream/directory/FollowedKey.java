package io.keystream.directory;

import io.keystream.domain.key.KeyEvent;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;

/** What a record of the key events tells whoever follows them. */
public sealed interface FollowedKey {

  /**
   * It proves that this happened.
   *
   * @param command that it came of
   */
  record Proven(KeyEventRecord record, KeyCommandRecord command, KeyEvent event)
      implements FollowedKey {}

  /** An event with its number is known already. */
  record Known() implements FollowedKey {}

  /** It does not hold and changes nothing; somebody should be told. */
  record Ignored(String why) implements FollowedKey {}
}
