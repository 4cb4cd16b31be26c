package io.keystream.local;

import java.util.function.Supplier;

/**
 * A running part of the platform.
 *
 * @param health asks the part itself
 * @param stop ends it
 */
record Part(String name, Supplier<PartHealth> health, AutoCloseable stop) {}
