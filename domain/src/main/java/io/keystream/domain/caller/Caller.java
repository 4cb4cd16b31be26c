package io.keystream.domain.caller;

/** Who asks: the authenticated principal, the application it runs and the user it acts for. */
public record Caller(Principal principal, Application application, User user) {}
