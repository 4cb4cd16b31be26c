package io.keystream.audit.http;

import static io.keystream.audit.streams.KeyStateTopology.HISTORY;
import static io.keystream.audit.streams.KeyStateTopology.VERSIONS;

import io.helidon.common.uri.UriQuery;
import io.keystream.audit.streams.KeyFold;
import io.keystream.audit.streams.KeyPage;
import io.keystream.audit.streams.KeyPages;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.http.Answer;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import io.keystream.streams.Completeness;
import io.keystream.streams.StreamsJob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Answers what keys exist and in which state their versions are. */
final class KeyRoutes {

  private final StreamsJob job;

  KeyRoutes(StreamsJob job) {
    this.job = job;
  }

  /** Keys by name: {@code prefix}, {@code limit}, {@code after} a name. */
  Answer list(UriQuery query) {
    var parameters = new Parameters(query, Set.of("prefix", "limit", "after"));
    var prefix = orEmpty(parameters.text("prefix", KeyName.MAX_LENGTH));
    var after = orEmpty(parameters.text("after", KeyName.MAX_LENGTH));
    var limit = parameters.limit();
    if (!parameters.problems().isEmpty()) {
      return Answer.error(Answer.BAD_REQUEST, parameters.problems());
    }
    var completeness = job.catchUp(QueryApi.MAX_WAIT);
    var page =
        job.<Bytes, KeyStateRecord, KeyPage>read(
            VERSIONS,
            Topics.KEY_EVENTS.name(),
            stores -> KeyPages.list(stores, prefix, after, limit));
    var body = Json.object();
    var keys = body.putArray("keys");
    page.keys().forEach(key -> keys.add(Json.key(key)));
    body.put("next", page.hasMore() ? page.keys().getLast().name() : null);
    body.set("position", Json.position(completeness));
    return Answer.ok(body);
  }

  /**
   * The versions of one key, oldest first: {@code limit}, {@code after} a version's number.
   *
   * @param inPath the key's name from the path; null where the parameter {@code name} gives it
   */
  Answer versions(@Nullable String inPath, UriQuery query) {
    var known = inPath == null ? Set.of("name", "limit", "after") : Set.of("limit", "after");
    var parameters = new Parameters(query, known);
    var after = parameters.parsed("after", 10, text -> new KeyVersion(Integer.parseInt(text)));
    var limit = parameters.limit();
    var name = inPath == null ? parameters.text("name", KeyName.MAX_LENGTH) : inPath;
    if (!parameters.problems().isEmpty()) {
      return Answer.error(Answer.BAD_REQUEST, parameters.problems());
    }
    if (name == null) {
      return Answer.error(Answer.BAD_REQUEST, List.of("name must be given"));
    }
    KeyName key;
    try {
      key = new KeyName(name);
    } catch (IllegalArgumentException e) {
      return Answer.error(Answer.BAD_REQUEST, List.of("name: " + e.getMessage()));
    }
    return versions(key, after == null ? 0 : after.number(), limit);
  }

  private Answer versions(KeyName name, int after, int limit) {
    var completeness = job.catchUp(QueryApi.MAX_WAIT);
    return job.<Bytes, KeyEventRecord, Optional<KeyFold>>read(
            HISTORY, Topics.KEY_EVENTS.name(), stores -> KeyPages.find(stores, name))
        .map(fold -> versions(fold, after, limit, completeness))
        .orElseGet(() -> notFound(name, completeness));
  }

  private static Answer versions(KeyFold fold, int after, int limit, Completeness completeness) {
    return switch (fold.key()) {
      case Key.Absent absent -> notFound(absent.name(), completeness);
      case Key.Present key -> {
        var body =
            Json.object()
                .put("name", key.name().path())
                .put("algorithm", key.spec().algorithm().name())
                .put("custody", key.spec().custody().name());
        Json.put(key.configuration(), body);
        var versions = body.putArray("versions");
        var wanted =
            fold.states().values().stream()
                .filter(state -> state.getVersion() > after)
                .limit(limit + 1L)
                .toList();
        for (var state : wanted.subList(0, Math.min(limit, wanted.size()))) {
          var version = key.versions().get(new KeyVersion(state.getVersion()));
          if (version != null) {
            versions.add(Json.version(state, version));
          }
        }
        body.put(
            "next", wanted.size() > limit ? Json.text(wanted.get(limit - 1).getVersion()) : null);
        body.set("position", Json.position(completeness));
        yield Answer.ok(body);
      }
    };
  }

  /** A key that may only not have been read yet is not called absent. */
  private static Answer notFound(KeyName name, Completeness completeness) {
    return completeness.isComplete()
        ? Answer.error(Answer.NOT_FOUND, List.of("key '" + name + "' does not exist"))
        : Answer.error(
            Answer.UNAVAILABLE,
            List.of(
                "key '%s' is not in the view, which is %d records behind"
                    .formatted(name, completeness.behind())));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
