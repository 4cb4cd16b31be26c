/** A token in memory, for tests and for machines without an HSM: the formats of the real ones. */
@NullMarked
package io.keystream.worker.token.memory;

import org.jspecify.annotations.NullMarked;
