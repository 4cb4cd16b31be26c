/** Secrets as events and ciphertexts tell them, and how their values are sealed and opened. */
@NullMarked
package io.keystream.worker.secrets;

import org.jspecify.annotations.NullMarked;
