package io.keystream.schemas;

import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.OaepHash;

/** Where material comes from, as records say it: two texts, empty where the HSM makes it. */
final class MaterialSources {
  private MaterialSources() {}

  static String envelope(MaterialSource source) {
    return switch (source) {
      case MaterialSource.Generated _ -> "";
      case MaterialSource.Imported(var envelope, _) -> envelope.hex();
    };
  }

  static String oaepHash(MaterialSource source) {
    return switch (source) {
      case MaterialSource.Generated _ -> "";
      case MaterialSource.Imported(_, var hash) -> hash.name();
    };
  }

  static MaterialSource of(String envelope, String oaepHash) {
    return envelope.isEmpty() && oaepHash.isEmpty()
        ? MaterialSource.GENERATED
        : imported(envelope, oaepHash);
  }

  static MaterialSource.Imported imported(String envelope, String oaepHash) {
    return new MaterialSource.Imported(
        new EnvelopeHash(envelope), Values.of(OaepHash.class, "OAEP hash", oaepHash));
  }
}
