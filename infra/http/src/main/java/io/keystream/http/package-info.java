/** How every service answers over HTTP. */
@NullMarked
package io.keystream.http;

import org.jspecify.annotations.NullMarked;
