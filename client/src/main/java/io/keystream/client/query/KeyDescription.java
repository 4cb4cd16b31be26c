package io.keystream.client.query;

import io.keystream.domain.key.KeyConfiguration;

/** A key as operators have configured it, and its versions, oldest first. */
public record KeyDescription(KeyConfiguration configuration, Page<VersionEntry> versions) {}
