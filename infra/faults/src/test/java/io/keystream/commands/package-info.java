/** Services under faults and attacks. */
@NullMarked
package io.keystream.commands;

import org.jspecify.annotations.NullMarked;
