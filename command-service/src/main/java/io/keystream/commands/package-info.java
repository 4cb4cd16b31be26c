/**
 * The command-service: commands in, events out. {@link io.keystream.commands.CommandService} starts
 * it.
 */
@NullMarked
package io.keystream.commands;

import org.jspecify.annotations.NullMarked;
