/** Forged logs, and what the checker says of them. */
@NullMarked
package io.keystream.checker;

import org.jspecify.annotations.NullMarked;
