/** What the policies of a principal say about a request, as of a version of the directory. */
@NullMarked
package io.keystream.domain.authorization;

import org.jspecify.annotations.NullMarked;
