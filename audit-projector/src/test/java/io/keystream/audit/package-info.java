@NullMarked
package io.keystream.audit;

import org.jspecify.annotations.NullMarked;
