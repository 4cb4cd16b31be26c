/** Which requests were answered already: a repeat has one effect and one record. */
@NullMarked
package io.keystream.worker.repeats;

import org.jspecify.annotations.NullMarked;
