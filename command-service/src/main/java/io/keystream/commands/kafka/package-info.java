/** Kafka: a shard per owned partition, read from its log, written to in transactions. */
@NullMarked
package io.keystream.commands.kafka;

import org.jspecify.annotations.NullMarked;
