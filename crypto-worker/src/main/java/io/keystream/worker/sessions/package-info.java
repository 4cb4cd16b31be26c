/**
 * Who asks: enrolled callers, the sessions they opened, and the keys that replies are sealed with.
 */
@NullMarked
package io.keystream.worker.sessions;

import org.jspecify.annotations.NullMarked;
