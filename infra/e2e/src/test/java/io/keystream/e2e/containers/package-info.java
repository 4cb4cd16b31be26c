/** Kafka in containers. */
@NullMarked
package io.keystream.e2e.containers;

import org.jspecify.annotations.NullMarked;
