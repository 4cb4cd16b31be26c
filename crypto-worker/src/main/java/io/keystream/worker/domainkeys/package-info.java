/** The keys of this worker's domain: what callers open their sessions to. */
@NullMarked
package io.keystream.worker.domainkeys;

import org.jspecify.annotations.NullMarked;
