/** What the events of one partition come to, and how a command is judged on that. */
@NullMarked
package io.keystream.commands.ledger;

import org.jspecify.annotations.NullMarked;
