/** The one partition of access commands: who is enrolled, renewed and revoked. */
@NullMarked
package io.keystream.commands.access;

import org.jspecify.annotations.NullMarked;
