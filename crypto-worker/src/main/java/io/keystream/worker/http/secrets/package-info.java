/** Secrets as clients of Vault's KV engine, version 2, read and write them. */
@NullMarked
package io.keystream.worker.http.secrets;

import org.jspecify.annotations.NullMarked;
