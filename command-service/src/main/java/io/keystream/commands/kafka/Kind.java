package io.keystream.commands.kafka;

import io.keystream.commands.ledger.Lane;
import io.keystream.schemas.Topic;

/** One kind of partition that a session serves: its topics, and who decides there. */
public interface Kind {

  /** Begins the transactional ids of the owners: with another name nobody fences them. */
  String name();

  Topic<?> commands();

  /** Partition by partition beside the commands. */
  Topic<?> events();

  /** Makes the owner of a partition, on the thread that will work with it. */
  Owner owner(Opening opening);

  /**
   * A partition that is being taken over.
   *
   * @param history names the log of the events: another one means another history
   * @param end how far the events are written
   */
  record Opening(Lane lane, String history, long end) {}
}
