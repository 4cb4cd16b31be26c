package io.keystream.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the parts of a running platform last said of themselves, left in a file for {@code status}.
 *
 * @param saidAt when; what is older than {@link #MAX_AGE} is worth nothing
 */
record HealthFile(Instant saidAt, Map<String, PartHealth> parts) {

  static final Duration MAX_AGE = Duration.ofSeconds(15);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  HealthFile {
    // In the order the parts were started.
    parts = new LinkedHashMap<>(parts);
  }

  static Optional<HealthFile> read(DataLayout layout) {
    try {
      var json = MAPPER.readTree(Files.readAllBytes(layout.healthFile()));
      var parts = new LinkedHashMap<String, PartHealth>();
      for (var part : json.path("parts")) {
        var says = part.path("says").asText();
        parts.put(
            part.path("name").asText(),
            part.path("ready").asBoolean()
                ? new PartHealth.Ready(says)
                : new PartHealth.NotReady(says));
      }
      return Optional.of(new HealthFile(Instant.parse(json.path("said_at").asText()), parts));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + layout.healthFile(), e);
    }
  }

  void write(DataLayout layout) {
    var json = MAPPER.createObjectNode().put("said_at", saidAt.toString());
    var array = json.putArray("parts");
    parts.forEach(
        (name, health) -> {
          var part = array.addObject().put("name", name);
          switch (health) {
            case PartHealth.Ready(var detail) -> part.put("ready", true).put("says", detail);
            case PartHealth.NotReady(var reason) -> part.put("ready", false).put("says", reason);
          }
        });
    try {
      var draft = Path.of(layout.healthFile() + ".new");
      Files.write(draft, MAPPER.writeValueAsBytes(json));
      // Readers see the whole file or none.
      Files.move(
          draft,
          layout.healthFile(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + layout.healthFile(), e);
    }
  }
}
