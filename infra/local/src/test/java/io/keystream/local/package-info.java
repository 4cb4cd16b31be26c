/** The local platform, with the real thing in every part. */
@NullMarked
package io.keystream.local;

import org.jspecify.annotations.NullMarked;
