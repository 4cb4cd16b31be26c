package io.keystream.worker.requests;

import io.keystream.domain.caller.Application;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.KeyPaths;
import io.keystream.domain.policy.Source;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.GenerateDataKey;
import io.keystream.schemas.request.GenerateMac;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.request.Hash;
import io.keystream.schemas.request.ListKeys;
import io.keystream.schemas.request.ReEncrypt;
import io.keystream.schemas.request.ShowKey;
import io.keystream.schemas.request.ShowPublicKey;
import io.keystream.schemas.request.Sign;
import io.keystream.schemas.request.Verify;
import io.keystream.schemas.request.VerifyMac;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request asks, in the words of policies; the request is within its limits. */
final class RequestedUse {
  private RequestedUse() {}

  static AccessRequest of(
      CryptoRequestRecord content, Application application, Source source, Instant now) {
    return new AccessRequest(
        access(content),
        parameters(content.getOperation()),
        application,
        source,
        EncryptionContext.pairs(context(content.getOperation())),
        now);
  }

  private static Access access(CryptoRequestRecord content) {
    return switch (content.getOperation()) {
      case GenerateRandom _ -> KeyPaths.generateRandom();
      case Hash _ -> KeyPaths.hash();
      case ListKeys _ -> KeyPaths.list();
      case Object operation -> access(new KeyName(content.getKey()), operation);
    };
  }

  private static Access access(KeyName key, Object operation) {
    return switch (operation) {
      case Encrypt _ -> KeyPaths.encrypt(key);
      case Decrypt _ -> KeyPaths.decrypt(key);
      case Sign _ -> KeyPaths.sign(key);
      case Verify _, VerifyMac _ -> KeyPaths.verify(key);
      case GenerateMac _ -> KeyPaths.generateMac(key);
      case GenerateDataKey o ->
          o.getWithPlaintext()
              ? KeyPaths.generatePlaintextDataKey(key)
              : KeyPaths.generateWrappedDataKey(key);
      case ReEncrypt _ -> KeyPaths.reEncrypt(key);
      case ShowPublicKey _, ShowKey _ -> KeyPaths.show(key);
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an operation: " + other.getClass());
    };
  }

  /** By Vault's names. */
  private static Map<String, List<String>> parameters(Object operation) {
    return switch (operation) {
      case Sign o -> signature(o.getAlgorithm(), o.getPrehashed());
      case Verify o -> signature(o.getAlgorithm(), o.getPrehashed());
      case GenerateMac o -> algorithm(o.getAlgorithm());
      case VerifyMac o -> algorithm(o.getAlgorithm());
      case Hash o -> algorithm(o.getAlgorithm());
      case GenerateDataKey o -> Map.of("bits", List.of(Integer.toString(o.getSizeBits())));
      case GenerateRandom o -> Map.of("bytes", List.of(Integer.toString(o.getSizeBytes())));
      default -> Map.of(); // Nothing but payload and context. The union's Java type is open.
    };
  }

  /** Where only some parameters are allowed, digests are signed only if they are among them. */
  private static Map<String, List<String>> signature(String algorithm, boolean prehashed) {
    return prehashed
        ? Map.of("signature_algorithm", List.of(algorithm), "prehashed", List.of("true"))
        : Map.of("signature_algorithm", List.of(algorithm));
  }

  private static Map<String, List<String>> algorithm(@Nullable String stated) {
    return stated == null ? Map.of() : Map.of("algorithm", List.of(stated));
  }

  private static ByteBuffer context(Object operation) {
    return switch (operation) {
      case Encrypt o -> o.getContext();
      case Decrypt o -> o.getContext();
      case GenerateDataKey o -> o.getContext();
      case ReEncrypt o -> o.getContext();
      default -> ByteBuffer.allocate(0); // It has none. The union's Java type is open.
    };
  }
}
