package io.keystream.follow;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record stands, as records and messages spell it: {@code topic/partition/offset}. */
public final class Place {
  private Place() {}

  public static String of(ConsumerRecord<?, ?> record) {
    return record.topic() + "/" + record.partition() + "/" + record.offset();
  }
}
