/** Axon's side: the engine's laws and decisions on production wiring. */
@NullMarked
package io.keystream.commands.axon;

import org.jspecify.annotations.NullMarked;
