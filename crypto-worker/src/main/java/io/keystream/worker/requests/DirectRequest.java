package io.keystream.worker.requests;

import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.util.UUID;

/**
 * What a caller asks over a connection of its own.
 *
 * @param certificate whose key the caller has proven to have; whether it speaks for the principal
 *     is asked when the request is carried out
 */
public record DirectRequest(
    UUID id,
    Principal principal,
    Application application,
    Fingerprint certificate,
    Source source,
    CryptoRequestRecord content)
    implements CallerRequest {}
