/**
 * Hybrid public key encryption (RFC 9180, and draft-ietf-hpke-pq for ML-KEM), base mode, used for
 * its exporter alone.
 */
@NullMarked
package io.keystream.sealing.hpke;

import org.jspecify.annotations.NullMarked;
