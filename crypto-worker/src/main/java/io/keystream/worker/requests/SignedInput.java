package io.keystream.worker.requests;

import io.keystream.domain.key.SignatureAlgorithm;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What is signed or was: a message, or the digest that the caller made of it. */
sealed interface SignedInput {

  ByteBuffer bytes();

  record Message(ByteBuffer bytes) implements SignedInput {}

  record Digest(ByteBuffer bytes) implements SignedInput {}

  static SignedInput of(ByteBuffer bytes, boolean prehashed) {
    return prehashed ? new Digest(bytes) : new Message(bytes);
  }

  /** Why the algorithm does not take it, or null. */
  default @Nullable String violation(SignatureAlgorithm algorithm) {
    return switch (this) {
      case Message _ -> null;
      case Digest(var digest) -> {
        var hash = algorithm.hash();
        if (hash.isEmpty()) {
          yield algorithm + " signs messages, no digests.";
        }
        var sizeBytes = hash.get().sizeBytes();
        yield digest.remaining() == sizeBytes
            ? null
            : "A digest for %s has %d bytes, not %d."
                .formatted(algorithm, sizeBytes, digest.remaining());
      }
    };
  }
}
