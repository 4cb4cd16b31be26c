/** Figures: the whole under load, its parts, and the limits they stand beside. */
@NullMarked
package io.keystream.bench;

import org.jspecify.annotations.NullMarked;
