/** Services under faults and attacks. */
@NullMarked
package io.keystream.worker;

import org.jspecify.annotations.NullMarked;
