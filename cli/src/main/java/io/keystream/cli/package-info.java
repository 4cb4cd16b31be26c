/** The {@code keystream} command: one class per verb, and what they share. */
@NullMarked
package io.keystream.cli;

import org.jspecify.annotations.NullMarked;
