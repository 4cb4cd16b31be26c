package io.keystream.client;

import io.keystream.domain.key.KeyVersion;

/** A signature; keep the version with it, verification asks for it. */
public record Signed(KeyVersion version, Bytes signature) {}
