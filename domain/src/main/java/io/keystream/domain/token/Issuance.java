package io.keystream.domain.token;

import io.keystream.domain.caller.Principal;
import java.time.Instant;

/**
 * What the service that issues a token or a secret-id adds to what was asked.
 *
 * @param hash of a secret that nobody had before
 * @param issuer the service itself
 * @param remembered how many of them are remembered, live ones and revoked ones
 */
public record Issuance(TokenHash hash, Principal issuer, Instant now, long remembered) {}
