/** Hybrid public key encryption (RFC 9180), base mode, used for its exporter alone. */
@NullMarked
package io.keystream.sealing.hpke;

import org.jspecify.annotations.NullMarked;
