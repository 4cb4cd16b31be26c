/** Who calls over a connection, what it may ask, and the record of it. */
@NullMarked
package io.keystream.edge;

import org.jspecify.annotations.NullMarked;
