@NullMarked
package io.keystream.audit.http;

import org.jspecify.annotations.NullMarked;
