/** The projections as topologies, and how their stores are read. */
@NullMarked
package io.keystream.audit.streams;

import org.jspecify.annotations.NullMarked;
