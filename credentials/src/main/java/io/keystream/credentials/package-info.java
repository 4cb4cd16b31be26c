/** What a caller proves itself with: a certificate, its key, and signatures by it. */
@NullMarked
package io.keystream.credentials;

import org.jspecify.annotations.NullMarked;
