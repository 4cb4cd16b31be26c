package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answers;
import io.keystream.directory.Moment;
import io.keystream.directory.Opened;
import io.keystream.domain.access.Admission;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.Signing;
import io.keystream.schemas.Topic;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * What the commands of a lane are about, and what decides them: keys, or secrets. The {@link Desk}
 * around it knows who sent them and what was answered.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 *
 * @param <R> the record of a command
 * @param <C> the command
 * @param <E> the record of an event
 */
public interface Matter<R, C, E> {

  Topic<SignedCommandRecord> commands();

  /** Tells who sent a command. */
  Opened<R, C> open(SignedCommandRecord signed);

  /**
   * What a signed command says before anybody looks at its signature.
   *
   * @throws io.keystream.schemas.UnreadableRecord when it is none
   */
  R read(SignedCommandRecord signed);

  Asked asked(R record);

  /** The answers that are known. */
  Answers answers();

  /** When something is decided that is decided at this time: it does not run back. */
  Instant atLeastLatest(Instant now);

  /** What says that it is older is admitted from nobody. */
  Duration maxAge();

  /** Whether somebody enrolled has sent it now. */
  Admission admit(Directory directory, Signing signing, Instant now);

  /** Whether whoever asks may ask this. */
  Permission permit(
      Directory directory, Enrolled signer, Opened.Genuine<R, C> command, Instant now);

  /**
   * Has it decided; events and answer are known when this returns.
   *
   * @throws IllegalStateException where the decider breaks its laws: a bug, and the matter is void
   */
  Decided<E> decide(Opened.Genuine<R, C> command, Moment moment);
}
