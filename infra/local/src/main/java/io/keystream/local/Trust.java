package io.keystream.local;

import io.keystream.domain.access.Fingerprint;

/**
 * What clients of a platform pin.
 *
 * @param root fingerprint of the founding operator's certificate: which platform it is
 * @param domain the worker domain that serves
 * @param authority fingerprint of the public key that signs the domain's manifests
 */
public record Trust(Fingerprint root, String domain, Fingerprint authority) {}
