/** The directory under those who sign, those who forge and those who replay. */
@NullMarked
package io.keystream.directory;

import org.jspecify.annotations.NullMarked;
