/** Uses of keys over HTTP, as Vault's transit engine has them. */
@NullMarked
package io.keystream.worker.http;

import org.jspecify.annotations.NullMarked;
