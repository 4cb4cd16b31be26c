package io.keystream.checker;

import java.util.Locale;

/** What must hold on the log. */
public enum Rule {
  /** Every topic of the catalogue exists. */
  TOPIC_EXISTS,
  /** Topics that are kept for ever begin with offset 0. */
  NOTHING_IS_DELETED,
  /** Every record is what its topic carries, of whatever schema version. */
  RECORD_IS_READABLE,

  /** A key event lies in the partition its key's name hashes to, under that name. */
  EVENT_IS_IN_ITS_PARTITION,
  /** The events of a key are numbered 1, 2, 3 without gap or repeat. */
  SEQUENCE_HAS_NO_GAP,
  /** The events of a key fold: versions without gaps, at most one active, no way back. */
  HISTORY_FOLDS,
  /** The events of one command stand together in the history of one key. */
  COMMAND_HAS_ONE_EFFECT,
  /** The command behind an event has an audit record: allowed, same key, same principal. */
  EVENT_IS_RECORDED,
  /** A change that the audit log says was allowed left events. */
  ALLOWED_CHANGE_HAS_EVENTS,

  /** An audit record lies under its principal, in the partition that hashes to. */
  AUDIT_IS_IN_ITS_PARTITION,
  /** An audit record's time on the log is the time it says it was recorded at. */
  AUDIT_TIME_AGREES,
  /**
   * One attempt, one audit record; only a use that is repeated after its deadline may be recorded
   * once more, as failed.
   */
  RECORDED_ONCE,
  /** An allowed use names a version that was generated. */
  USED_VERSION_WAS_GENERATED,

  /** A command or request that a service has passed has its audit record. */
  CONSUMED_IS_RECORDED,
  /** An allowed request and its audit record name the same key. */
  RECORD_NAMES_THE_KEY,
  /** No answer without a record. */
  ANSWER_IS_RECORDED,
  /** What somebody waits for and was recorded was answered, as long as answers are kept. */
  RECORDED_IS_ANSWERED,
  /** Nobody is answered more often than asked. */
  ANSWERED_ONCE,
  /** The answer lies where the question wanted it. */
  ANSWER_IS_AT_ITS_ADDRESS,
  /** The answer says what the audit record says: done, refused or failed. */
  ANSWER_AGREES,

  /** A version that was generated and is not being destroyed has its material, in its partition. */
  MATERIAL_EXISTS,
  /** The material is what the key's history says: algorithm, custody, check value, public key. */
  MATERIAL_AGREES,
  /** The material of a destroyed version is gone. */
  MATERIAL_IS_GONE,
  /** Material belongs to a version somebody asked for. */
  MATERIAL_WAS_REQUESTED,

  /** The projected state of a version is the fold of its events. */
  STATE_AGREES;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
