/** Follows topics, and tells when what was read is as new as a question. */
@NullMarked
package io.keystream.follow;

import org.jspecify.annotations.NullMarked;
