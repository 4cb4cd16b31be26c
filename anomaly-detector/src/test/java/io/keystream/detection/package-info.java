@NullMarked
package io.keystream.detection;

import org.jspecify.annotations.NullMarked;
