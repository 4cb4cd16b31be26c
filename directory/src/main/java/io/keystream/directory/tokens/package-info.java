/** Which tokens count, followed from records that services signed and believed in nothing else. */
@NullMarked
package io.keystream.directory.tokens;

import org.jspecify.annotations.NullMarked;
