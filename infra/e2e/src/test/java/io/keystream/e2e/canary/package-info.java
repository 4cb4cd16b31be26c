/** Whether anything secret is in clear where it must not be. */
@NullMarked
package io.keystream.e2e.canary;

import org.jspecify.annotations.NullMarked;
