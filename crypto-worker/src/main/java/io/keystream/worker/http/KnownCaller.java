package io.keystream.worker.http;

import io.keystream.domain.caller.Application;
import io.keystream.edge.Recognition;
import io.keystream.edge.http.HttpCaller;

/** Who asks, and whom what it showed stood for when it asked. */
record KnownCaller(HttpCaller http, Recognition.Known known) {

  Application application() {
    return http.application(known.principal());
  }
}
