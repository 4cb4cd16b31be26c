/** Management over HTTPS, as Vault has it: tokens, logins, keys, and what the platform is. */
@NullMarked
package io.keystream.commands.http;

import org.jspecify.annotations.NullMarked;
