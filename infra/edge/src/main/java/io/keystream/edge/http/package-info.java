/** What callers over HTTPS show and state of themselves. */
@NullMarked
package io.keystream.edge.http;

import org.jspecify.annotations.NullMarked;
