package io.keystream.client;

import io.keystream.domain.secret.SecretVersion;
import org.jspecify.annotations.Nullable;

/**
 * A command about a secret was carried out.
 *
 * @param version that it wrote; null where it wrote none
 */
public record SecretAccepted(@Nullable SecretVersion version) {}
