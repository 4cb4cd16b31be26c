/** Services under faults and attacks. */
@NullMarked
package io.keystream.commands.access;

import org.jspecify.annotations.NullMarked;
