/** Judging commands and keeping what a partition's events come to. */
@NullMarked
package io.keystream.commands.ledger;

import org.jspecify.annotations.NullMarked;
