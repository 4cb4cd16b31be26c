package io.keystream.edge;

import io.keystream.domain.policy.Access;
import io.keystream.schemas.wire.AuditKind;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks of the platform itself, where no key is used.
 *
 * @param operation its name in the record
 * @param resource what is meant, as records say it
 * @param access that policies must grant; null for what everybody may who is somebody
 */
public record Asked(AuditKind kind, String operation, String resource, @Nullable Access access) {}
