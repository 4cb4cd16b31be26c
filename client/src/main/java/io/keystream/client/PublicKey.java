package io.keystream.client;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyVersion;

/** The public half of a version, as SubjectPublicKeyInfo (RFC 5280, 4.1.2.7). */
public record PublicKey(KeyVersion version, KeyAlgorithm algorithm, Bytes subjectPublicKeyInfo) {}
