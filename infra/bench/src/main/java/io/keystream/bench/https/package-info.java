/** Loads over HTTPS, beside the server alone. */
@NullMarked
package io.keystream.bench.https;

import org.jspecify.annotations.NullMarked;
