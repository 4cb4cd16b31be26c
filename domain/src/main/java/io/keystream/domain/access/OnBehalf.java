package io.keystream.domain.access;

import io.keystream.domain.caller.Caller;
import io.keystream.domain.policy.Source;

/**
 * For whom a service commands: the caller that it has authenticated, and from where that one
 * called. The service signs, the caller's policies are asked.
 */
public record OnBehalf(Caller caller, Source source) {}
