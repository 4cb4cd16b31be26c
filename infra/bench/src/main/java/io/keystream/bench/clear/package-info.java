/** A protocol without seals, as far as it takes to tell what the seals cost. */
@NullMarked
package io.keystream.bench.clear;

import org.jspecify.annotations.NullMarked;
