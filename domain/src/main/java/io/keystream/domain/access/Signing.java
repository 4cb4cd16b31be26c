package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import java.time.Instant;

/**
 * Who signed a command, with which certificate, and when it says it was issued. Whoever makes one
 * has verified the signature.
 */
public record Signing(Principal signer, Fingerprint certificate, Instant issuedAt) {}
