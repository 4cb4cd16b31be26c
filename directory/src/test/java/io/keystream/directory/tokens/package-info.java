@NullMarked
package io.keystream.directory.tokens;

import org.jspecify.annotations.NullMarked;
