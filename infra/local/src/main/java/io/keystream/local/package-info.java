/** The whole platform in one JVM: broker, token and services, for a laptop and the demo. */
@NullMarked
package io.keystream.local;

import org.jspecify.annotations.NullMarked;
