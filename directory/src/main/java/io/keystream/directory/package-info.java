/** The directory of principals, folded from signed commands and believed in nothing else. */
@NullMarked
package io.keystream.directory;

import org.jspecify.annotations.NullMarked;
