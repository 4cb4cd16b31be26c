package io.keystream.http;

import io.helidon.webserver.http.HttpService;

/**
 * What one part of the platform answers; parts that are in one process share a server.
 *
 * @param path that all of it begins with
 */
public record Routes(String path, HttpService service) {}
