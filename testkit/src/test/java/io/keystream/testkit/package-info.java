@NullMarked
package io.keystream.testkit;

import org.jspecify.annotations.NullMarked;
