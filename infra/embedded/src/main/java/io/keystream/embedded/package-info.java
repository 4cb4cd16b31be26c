/** A Kafka broker inside the JVM and SoftHSM tokens: what a laptop runs in place of a cluster. */
@NullMarked
package io.keystream.embedded;

import org.jspecify.annotations.NullMarked;
