package io.keystream.streams;

/** The part of a store that one partition fills. */
public record StoreOfPartition<S>(int partition, S store) {}
