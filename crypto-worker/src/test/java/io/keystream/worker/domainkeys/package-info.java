@NullMarked
package io.keystream.worker.domainkeys;

import org.jspecify.annotations.NullMarked;
