package io.keystream.client;

import io.keystream.domain.key.KeyVersion;

/** A ciphertext, which says itself which version made it. */
public record Encrypted(KeyVersion version, Bytes ciphertext) {}
