/** Tokens: what stands for a caller after it has logged in, for how long, and when it ends. */
@NullMarked
package io.keystream.domain.token;

import org.jspecify.annotations.NullMarked;
