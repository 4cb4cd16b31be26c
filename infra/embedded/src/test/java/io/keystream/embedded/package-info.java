@NullMarked
package io.keystream.embedded;

import org.jspecify.annotations.NullMarked;
