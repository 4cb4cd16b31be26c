@NullMarked
package io.keystream.streams;

import org.jspecify.annotations.NullMarked;
