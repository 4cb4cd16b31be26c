/** Certificates and signatures, good and bad. */
@NullMarked
package io.keystream.directory.jdk;

import org.jspecify.annotations.NullMarked;
