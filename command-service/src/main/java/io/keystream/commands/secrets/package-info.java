/** What the events about secrets of one partition come to, and how a command is decided on that. */
@NullMarked
package io.keystream.commands.secrets;

import org.jspecify.annotations.NullMarked;
