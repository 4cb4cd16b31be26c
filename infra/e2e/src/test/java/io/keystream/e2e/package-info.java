/** The rules of the house, and the platform driven from outside. */
@NullMarked
package io.keystream.e2e;

import org.jspecify.annotations.NullMarked;
