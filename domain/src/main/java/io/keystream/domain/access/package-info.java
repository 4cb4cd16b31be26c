/** Who may call: principals enrolled, renewed and revoked, decided without clock, chance or I/O. */
@NullMarked
package io.keystream.domain.access;

import org.jspecify.annotations.NullMarked;
