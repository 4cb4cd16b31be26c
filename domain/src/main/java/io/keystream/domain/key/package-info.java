/** The life of a key, decided and folded without clock, chance or I/O. */
@NullMarked
package io.keystream.domain.key;

import org.jspecify.annotations.NullMarked;
