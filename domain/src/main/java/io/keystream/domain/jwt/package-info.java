/** Secret-ids: what a program shows, beside the id of a role, to log in without a certificate. */
@NullMarked
package io.keystream.domain.jwt;

import org.jspecify.annotations.NullMarked;
