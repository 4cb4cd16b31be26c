/** What makes a command the same command, what it was answered, and for how long that is known. */
@NullMarked
package io.keystream.commands.answers;

import org.jspecify.annotations.NullMarked;
