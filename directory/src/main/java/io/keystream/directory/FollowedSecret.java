package io.keystream.directory;

import io.keystream.domain.secret.SecretEvent;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SecretEventRecord;

/** What a record of the secret events tells whoever follows them. */
public sealed interface FollowedSecret {

  /**
   * It proves that this happened.
   *
   * @param command that it came of
   */
  record Proven(SecretEventRecord record, SecretCommandRecord command, SecretEvent event)
      implements FollowedSecret {}

  /** An event with its number is known already. */
  record Known() implements FollowedSecret {}

  /** It does not hold and changes nothing; somebody should be told. */
  record Ignored(String why) implements FollowedSecret {}
}
