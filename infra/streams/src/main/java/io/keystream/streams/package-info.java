/**
 * What every Kafka Streams service stands on: one job runs one topology, knows how far it has come,
 * stops at a record it cannot read, and says so.
 */
@NullMarked
package io.keystream.streams;

import org.jspecify.annotations.NullMarked;
