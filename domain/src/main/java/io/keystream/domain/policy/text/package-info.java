/** The text of policies, HCL or JSON as Vault takes them, read into rules. */
@NullMarked
package io.keystream.domain.policy.text;

import org.jspecify.annotations.NullMarked;
