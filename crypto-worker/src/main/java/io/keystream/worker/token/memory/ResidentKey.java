package io.keystream.worker.token.memory;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;

/** A key that stays inside, with its public half (empty for a symmetric key). */
record ResidentKey(KeyAlgorithm algorithm, ClearKey key, Bytes publicKey) {}
