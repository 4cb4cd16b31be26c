@NullMarked
package io.keystream.detection.streams;

import org.jspecify.annotations.NullMarked;
