package io.keystream.streams;

/**
 * How many brokers hold each partition of a topic, and how many of them must acknowledge a record.
 */
record Copies(short replication, int minInSync) {}
