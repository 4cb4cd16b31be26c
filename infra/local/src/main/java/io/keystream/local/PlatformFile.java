package io.keystream.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keystream.client.Trust;
import io.keystream.domain.access.Fingerprint;
import io.keystream.sealing.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What clients need to know of a running platform; written when it is ready, deleted when it stops.
 *
 * @param projector base address of the audit-projector's HTTP API
 * @param https base address of what answers as Vault does
 */
public record PlatformFile(String bootstrapServers, URI projector, URI https, Trust trust) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Reads the file of the platform that runs in the directory, if one does; what a killed one left
   * behind does not count.
   *
   * @throws IllegalStateException if it is there and unreadable
   */
  public static Optional<PlatformFile> read(DataLayout layout) {
    if (!DirectoryLock.isHeld(layout)) {
      return Optional.empty();
    }
    try {
      var json = MAPPER.readTree(Files.readAllBytes(layout.platformFile()));
      return Optional.of(
          new PlatformFile(
              text(json, "bootstrap_servers"),
              URI.create(text(json, "audit_projector")),
              URI.create(text(json, "https")),
              trust(json)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s is not a platform file (%s); delete it and run ./keystream up"
              .formatted(layout.platformFile(), e.getMessage()),
          e);
    }
  }

  void write(DataLayout layout) {
    var json =
        MAPPER
            .createObjectNode()
            .put("bootstrap_servers", bootstrapServers)
            .put("audit_projector", projector.toString())
            .put("https", https.toString())
            .put("founding_certificate", trust.platform().root().hex())
            .put("worker_domain", trust.domain());
    var authorities = json.putArray("domain_authorities");
    trust.authorities().forEach(authority -> authorities.add(authority.hex()));
    try {
      var draft = Path.of(layout.platformFile() + ".new");
      Files.write(draft, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
      // Readers see the whole file or none.
      Files.move(
          draft,
          layout.platformFile(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + layout.platformFile(), e);
    }
  }

  static void delete(DataLayout layout) {
    try {
      Files.deleteIfExists(layout.platformFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + layout.platformFile(), e);
    }
  }

  private static Trust trust(JsonNode json) {
    return new Trust(
        new Platform(new Fingerprint(text(json, "founding_certificate"))),
        text(json, "worker_domain"),
        json.withArray("domain_authorities")
            .valueStream()
            .map(authority -> new Fingerprint(authority.asText()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static String text(JsonNode json, String name) {
    var value = json.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("no " + name);
    }
    return value.textValue();
  }
}
