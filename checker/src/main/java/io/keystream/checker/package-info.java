/** Verifies the promises on a live or copied log and names every record that breaks one. */
@NullMarked
package io.keystream.checker;

import org.jspecify.annotations.NullMarked;
