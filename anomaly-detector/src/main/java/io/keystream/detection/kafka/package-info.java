/** Hours out of the access events, each of which proves itself. */
@NullMarked
package io.keystream.detection.kafka;

import org.jspecify.annotations.NullMarked;
