/** The command-service seen from outside, on a real broker. */
@NullMarked
package io.keystream.commands;

import org.jspecify.annotations.NullMarked;
