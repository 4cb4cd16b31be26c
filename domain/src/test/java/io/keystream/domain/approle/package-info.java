@NullMarked
package io.keystream.domain.approle;

import org.jspecify.annotations.NullMarked;
