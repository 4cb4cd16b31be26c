@NullMarked
package io.keystream.sealing;

import org.jspecify.annotations.NullMarked;
