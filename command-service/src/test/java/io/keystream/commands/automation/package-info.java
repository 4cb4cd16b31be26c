/** Rules that send commands. */
@NullMarked
package io.keystream.commands.automation;

import org.jspecify.annotations.NullMarked;
