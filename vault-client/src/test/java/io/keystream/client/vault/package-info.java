@NullMarked
package io.keystream.client.vault;

import org.jspecify.annotations.NullMarked;
