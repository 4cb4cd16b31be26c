/** Fetches the keys that issuers publish. */
@NullMarked
package io.keystream.jwt.http;

import org.jspecify.annotations.NullMarked;
