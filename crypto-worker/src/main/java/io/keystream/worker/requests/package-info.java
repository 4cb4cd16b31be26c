/** Crypto requests: checked, judged by the key's state, executed, answered and recorded. */
@NullMarked
package io.keystream.worker.requests;

import org.jspecify.annotations.NullMarked;
