/** Runs a program with its secrets in its environment or in files in memory. */
@NullMarked
package io.keystream.cli.exec;

import org.jspecify.annotations.NullMarked;
