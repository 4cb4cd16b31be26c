/** The command as a person or a script meets it. */
@NullMarked
package io.keystream.cli;

import org.jspecify.annotations.NullMarked;
