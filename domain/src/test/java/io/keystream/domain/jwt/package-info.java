@NullMarked
package io.keystream.domain.jwt;

import org.jspecify.annotations.NullMarked;
