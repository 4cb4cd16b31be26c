/** Shards on a real broker: crashes, take-over, zombies. */
@NullMarked
package io.keystream.commands.kafka;

import org.jspecify.annotations.NullMarked;
