package io.keystream.commands.ledger;

import io.keystream.directory.Moment;

/**
 * A ledger with its place on the log.
 *
 * @param latest that the ledger knows
 * @param nextEvent the offset of the first event that is not in it
 * @param nextInput the offset of the first command that was not decided
 */
public record Snapshot(Ledger ledger, Moment latest, long nextEvent, long nextInput) {}
