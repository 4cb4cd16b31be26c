/** The query API over HTTP: reads only, JSON, one address to listen on. */
@NullMarked
package io.keystream.audit.http;

import org.jspecify.annotations.NullMarked;
