/** The anomaly-detector: watches the audit log for unusual access and raises alerts. */
@NullMarked
package io.keystream.detection;

import org.jspecify.annotations.NullMarked;
