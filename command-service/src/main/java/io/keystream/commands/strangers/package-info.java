/** Attempts that nobody known has signed: what is told of them, and how much. */
@NullMarked
package io.keystream.commands.strangers;

import org.jspecify.annotations.NullMarked;
