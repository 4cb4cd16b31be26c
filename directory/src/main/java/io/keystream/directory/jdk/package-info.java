/** Certificates and signatures by the JDK alone. */
@NullMarked
package io.keystream.directory.jdk;

import org.jspecify.annotations.NullMarked;
