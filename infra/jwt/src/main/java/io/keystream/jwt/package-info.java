/** Who signed a JWT: the keys of issuers, and signatures by them. */
@NullMarked
package io.keystream.jwt;

import org.jspecify.annotations.NullMarked;
