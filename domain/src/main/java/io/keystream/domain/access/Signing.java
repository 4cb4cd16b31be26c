package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import java.time.Instant;

/**
 * Who signed a command, with which certificate, and when it says it was issued. Whoever makes one
 * has verified the signature.
 *
 * @param signer the caller itself, or the service that commands on its behalf
 */
public record Signing(Principal signer, Fingerprint certificate, Instant issuedAt) {}
