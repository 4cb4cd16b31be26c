package io.keystream.local;

import java.net.URI;

/** Where the services answer over HTTPS that otherwise share one address. */
public record Apart(URI cryptoWorker, URI commandService) {}
