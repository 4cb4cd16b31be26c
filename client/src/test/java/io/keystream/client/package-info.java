/** The client against a real broker, with services that only these tests have. */
@NullMarked
package io.keystream.client;

import org.jspecify.annotations.NullMarked;
