/**
 * The protocol between a caller and the workers of a domain: a signed session, then requests and
 * replies sealed under its keys.
 */
@NullMarked
package io.keystream.sealing;

import org.jspecify.annotations.NullMarked;
