/** How many different keys a principal may reach in a time, counted without clock or I/O. */
@NullMarked
package io.keystream.domain.budget;

import org.jspecify.annotations.NullMarked;
