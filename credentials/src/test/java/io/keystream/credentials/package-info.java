@NullMarked
package io.keystream.credentials;

import org.jspecify.annotations.NullMarked;
