package io.keystream.streams.access;

import io.keystream.directory.VerifiedDirectory;

/** Who may call and what, as the access events prove it. */
public interface AccessAt {

  /**
   * The directory with every access event in it that was written before this record.
   *
   * @throws NotCurrent if it takes longer than a job has to close: asking again can help
   */
  VerifiedDirectory at(String topic, int partition, long offset);
}
