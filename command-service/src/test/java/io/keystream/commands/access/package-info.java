/** Access commands as the desk judges them and as the service decides them. */
@NullMarked
package io.keystream.commands.access;

import org.jspecify.annotations.NullMarked;
