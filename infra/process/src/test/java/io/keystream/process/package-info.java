/** What the process of every service does around it. */
@NullMarked
package io.keystream.process;

import org.jspecify.annotations.NullMarked;
