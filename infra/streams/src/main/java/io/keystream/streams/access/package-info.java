/** Who may call, out of the access events, as new as the record that a job judges by it. */
@NullMarked
package io.keystream.streams.access;

import org.jspecify.annotations.NullMarked;
