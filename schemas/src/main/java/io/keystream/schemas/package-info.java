/** What services say to each other: records, their bytes, and the topics they travel on. */
@NullMarked
package io.keystream.schemas;

import org.jspecify.annotations.NullMarked;
