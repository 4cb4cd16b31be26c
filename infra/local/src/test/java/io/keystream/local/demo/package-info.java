/** The demo's own parts; the whole of it is played by the launcher's test. */
@NullMarked
package io.keystream.local.demo;

import org.jspecify.annotations.NullMarked;
