/** Reads secrets from the platform over HTTPS, as clients of Vault's API do. */
@NullMarked
package io.keystream.client.vault;

import org.jspecify.annotations.NullMarked;
