/** Questions to the projections over HTTP: which keys exist, who did what with them. */
@NullMarked
package io.keystream.client.query;

import org.jspecify.annotations.NullMarked;
