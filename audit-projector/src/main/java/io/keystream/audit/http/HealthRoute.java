package io.keystream.audit.http;

import io.keystream.http.Answer;
import io.keystream.streams.JobHealth;
import java.util.Map;
import java.util.function.Supplier;

/** Answers whether the projections do their work: 200 when all do, else 503 with the reasons. */
final class HealthRoute {

  private final Supplier<Map<String, JobHealth>> health;

  HealthRoute(Supplier<Map<String, JobHealth>> health) {
    this.health = health;
  }

  Answer show() {
    var body = Json.object();
    var jobs = body.putObject("jobs");
    var errors = Json.object().putArray("errors");
    health
        .get()
        .forEach((name, of) -> {
          var job = jobs.putObject(name);
          switch (of) {
            case JobHealth.Ready(var behind) -> job.put("ready", true).put("behind", behind);
            case JobHealth.NotReady(var reason) -> {
              job.put("ready", false).put("reason", reason);
              errors.add(reason);
            }
          }
        });
    if (errors.isEmpty()) {
      return Answer.ok(body.put("ready", true));
    }
    body.put("ready", false).set("errors", errors);
    return new Answer(Answer.UNAVAILABLE, body);
  }
}
