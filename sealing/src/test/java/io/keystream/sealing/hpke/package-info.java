@NullMarked
package io.keystream.sealing.hpke;

import org.jspecify.annotations.NullMarked;
