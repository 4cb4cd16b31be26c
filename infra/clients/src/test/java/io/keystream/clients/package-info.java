/** Clients that others wrote for Vault, against the platform. */
@NullMarked
package io.keystream.clients;

import org.jspecify.annotations.NullMarked;
