package io.keystream.checker;

import java.util.Locale;

/** What must hold on the log. */
public enum Rule {
  /** Every topic of the catalogue exists. */
  TOPIC_EXISTS,
  /** Topics that are kept for ever begin with offset 0. */
  NOTHING_IS_DELETED,
  /**
   * Every record is what its topic carries, of whatever schema version. Anybody may write crypto
   * requests and openings of sessions, so these are not judged.
   */
  RECORD_IS_READABLE,

  /** A key or secret event lies in the partition its name or path hashes to, under that. */
  EVENT_IS_IN_ITS_PARTITION,
  /**
   * A key event is proven: a service that was enrolled has signed that it decided this, and its
   * caller the command. Judged where the founding operator's certificate is given; what is not
   * proven counts as no event.
   */
  KEY_EVENT_IS_PROVEN,
  /**
   * A secret event is proven: a service that was enrolled has signed that it decided this, and a
   * service the command. Judged where the founding operator's certificate is given; what is not
   * proven counts as no event.
   */
  SECRET_EVENT_IS_PROVEN,
  /** The events of a key, or of a secret's path, are numbered 1, 2, 3 without gap or repeat. */
  SEQUENCE_HAS_NO_GAP,
  /** The events of a key fold: versions without gaps, at most one active, no way back. */
  HISTORY_FOLDS,
  /** The events of one command stand together in the history of one key. */
  COMMAND_HAS_ONE_EFFECT,
  /** The command behind an event has an audit record: allowed, same key, same principal. */
  EVENT_IS_RECORDED,
  /** A change that the audit log says was allowed left events. */
  ALLOWED_CHANGE_HAS_EVENTS,
  /**
   * An access event is proven: somebody entitled signed its command, and the command leads to it.
   * Judged where the founding operator's certificate is given.
   */
  ACCESS_EVENT_IS_PROVEN,

  /** An audit record lies under its principal, in the partition that hashes to. */
  AUDIT_IS_IN_ITS_PARTITION,
  /** An audit record's time on the log is the time it says it was recorded at. */
  AUDIT_TIME_AGREES,
  /**
   * One attempt, one audit record; only a use that is repeated after its deadline may be recorded
   * once more, as failed.
   */
  RECORDED_ONCE,
  /** An allowed use names a version that was generated, and to protect, one that was activated. */
  USED_VERSION_COULD_BE_USED,
  /** An allowed use protected with a version recorded as active, or processed with a usable one. */
  USE_FITS_THE_RECORDED_STATE,

  /**
   * A command or request that a service has passed has its audit record. A request that nobody
   * known had sealed may be in a count instead.
   */
  CONSUMED_IS_RECORDED,
  /**
   * What is counted is told: how many requests, that nobody known had sealed, were passed without a
   * record of their own. The count is kept beside the group's offset until then; found as long as
   * requests are kept.
   */
  STRANGERS_ARE_COUNTED,
  /** No answer without a record. */
  ANSWER_IS_RECORDED,
  /** What somebody waits for and was recorded was answered, as long as answers are kept. */
  RECORDED_IS_ANSWERED,
  /** Nobody is answered more often than asked. */
  ANSWERED_ONCE,
  /** The answer lies where the question wanted it. */
  ANSWER_IS_AT_ITS_ADDRESS,
  /** The answer to a command says what the audit record says: done, refused or failed. */
  ANSWER_AGREES,
  /** The answer to an accepted command names the events that came of it. */
  ANSWER_NAMES_ITS_EVENTS,

  /** A version that was generated and is not being destroyed has its material, in its partition. */
  MATERIAL_EXISTS,
  /**
   * The material is what the key's history says: algorithm, custody, check value, public key; a
   * later key-encryption key may have wrapped it again.
   */
  MATERIAL_AGREES,
  /** The material of a destroyed version is gone. */
  MATERIAL_IS_GONE,
  /** Material belongs to a version somebody asked for. */
  MATERIAL_WAS_REQUESTED,

  /** The projected state of a version is the fold of its events. */
  STATE_AGREES;

  /** Whether it is about an attempt, found by its id, and not about a record by itself. */
  boolean isAboutAttempts() {
    return switch (this) {
      case COMMAND_HAS_ONE_EFFECT,
          EVENT_IS_RECORDED,
          ALLOWED_CHANGE_HAS_EVENTS,
          RECORDED_ONCE,
          CONSUMED_IS_RECORDED,
          STRANGERS_ARE_COUNTED,
          ANSWER_IS_RECORDED,
          RECORDED_IS_ANSWERED,
          ANSWERED_ONCE,
          ANSWER_IS_AT_ITS_ADDRESS,
          ANSWER_AGREES,
          ANSWER_NAMES_ITS_EVENTS ->
          true;
      case TOPIC_EXISTS,
          NOTHING_IS_DELETED,
          RECORD_IS_READABLE,
          ACCESS_EVENT_IS_PROVEN,
          KEY_EVENT_IS_PROVEN,
          SECRET_EVENT_IS_PROVEN,
          EVENT_IS_IN_ITS_PARTITION,
          SEQUENCE_HAS_NO_GAP,
          HISTORY_FOLDS,
          AUDIT_IS_IN_ITS_PARTITION,
          AUDIT_TIME_AGREES,
          USED_VERSION_COULD_BE_USED,
          USE_FITS_THE_RECORDED_STATE,
          MATERIAL_EXISTS,
          MATERIAL_AGREES,
          MATERIAL_IS_GONE,
          MATERIAL_WAS_REQUESTED,
          STATE_AGREES ->
          false;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
