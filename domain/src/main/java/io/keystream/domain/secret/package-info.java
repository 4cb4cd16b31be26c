/** What a secret is: its versions, settings and metadata, but never a value. */
@NullMarked
package io.keystream.domain.secret;

import org.jspecify.annotations.NullMarked;
