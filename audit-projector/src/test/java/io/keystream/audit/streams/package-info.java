@NullMarked
package io.keystream.audit.streams;

import org.jspecify.annotations.NullMarked;
