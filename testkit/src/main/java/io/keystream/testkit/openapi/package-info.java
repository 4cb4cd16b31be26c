/** Exchanges over HTTP, held against the platform's OpenAPI document. */
@NullMarked
package io.keystream.testkit.openapi;

import org.jspecify.annotations.NullMarked;
