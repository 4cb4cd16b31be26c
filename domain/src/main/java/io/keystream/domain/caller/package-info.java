/** Who asks: principals, the applications they run and the users they act for. */
@NullMarked
package io.keystream.domain.caller;

import org.jspecify.annotations.NullMarked;
