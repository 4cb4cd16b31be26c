/** The detections as topologies. */
@NullMarked
package io.keystream.detection.streams;

import org.jspecify.annotations.NullMarked;
