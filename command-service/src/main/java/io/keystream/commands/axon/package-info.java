/**
 * Axon Framework: sources the key, hands it the command, appends the events. Nothing else knows it.
 */
@NullMarked
package io.keystream.commands.axon;

import org.jspecify.annotations.NullMarked;
