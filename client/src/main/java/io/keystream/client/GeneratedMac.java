package io.keystream.client;

import io.keystream.domain.key.KeyVersion;

/** A message authentication code; keep the version with it, verification asks for it. */
public record GeneratedMac(KeyVersion version, Bytes mac) {}
