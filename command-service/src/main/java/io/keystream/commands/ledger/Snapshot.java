package io.keystream.commands.ledger;

/**
 * A ledger with its place on the log.
 *
 * @param nextEvent the offset of the first event that is not in it
 * @param nextInput the offset of the first command that was not decided
 */
public record Snapshot(Ledger ledger, long nextEvent, long nextInput) {}
