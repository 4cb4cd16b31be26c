/** Who may do what: Vault's policy rules and our conditions, decided without clock or I/O. */
@NullMarked
package io.keystream.domain.policy;

import org.jspecify.annotations.NullMarked;
