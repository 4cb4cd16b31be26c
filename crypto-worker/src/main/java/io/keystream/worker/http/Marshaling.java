package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.http.BadRequest;
import io.keystream.schemas.FieldBytes;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** How a signature is written: the field {@code marshaling_algorithm}. */
enum Marshaling {
  /** As X.509 and OpenSSL have it, in base64. */
  ASN1,
  /** As JSON Web Signatures have it (RFC 7518, 3.4), in base64 of URLs without padding. */
  JWS;

  static Marshaling of(ObjectNode body) {
    return Fields.word(body, "marshaling_algorithm", List.of("asn1", "jws")).equals("asn1")
        ? ASN1
        : JWS;
  }

  /** What a key of this kind has signed; only ECDSA has two forms. */
  VersionedText write(int version, byte[] signature, Optional<KeyAlgorithm> key) {
    return switch (this) {
      case ASN1 -> VersionedText.of(version, signature, Base64.getEncoder());
      case JWS ->
          VersionedText.of(
              version,
              key.flatMap(EcdsaForm::scalarBytes)
                  .map(bytes -> EcdsaForm.toConcatenated(signature, bytes))
                  .orElse(signature),
              Base64.getUrlEncoder().withoutPadding());
    };
  }

  /**
   * The signature as the worker verifies it.
   *
   * @throws BadRequest if it is not in its base64
   */
  ByteBuffer read(VersionedText text, String field, Optional<KeyAlgorithm> key) {
    return switch (this) {
      case ASN1 -> text.bytes(field, Base64.getDecoder());
      case JWS -> {
        var bytes = text.bytes(field, Base64.getUrlDecoder());
        yield key.flatMap(EcdsaForm::scalarBytes).isPresent()
            ? ByteBuffer.wrap(EcdsaForm.toDer(FieldBytes.reveal(bytes)))
            : bytes;
      }
    };
  }
}
