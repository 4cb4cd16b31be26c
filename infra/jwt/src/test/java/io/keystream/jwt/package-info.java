@NullMarked
package io.keystream.jwt;

import org.jspecify.annotations.NullMarked;
