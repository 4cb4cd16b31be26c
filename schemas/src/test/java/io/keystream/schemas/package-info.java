/** The wire pinned byte for byte, and what is refused from it. */
@NullMarked
package io.keystream.schemas;

import org.jspecify.annotations.NullMarked;
