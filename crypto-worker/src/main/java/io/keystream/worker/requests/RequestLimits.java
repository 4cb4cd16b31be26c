package io.keystream.worker.requests;

import io.keystream.domain.caller.User;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.http.Texts;
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
import io.keystream.worker.repeats.SeenRequests;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request may hold; every refusal names the field and its limit. */
final class RequestLimits {

  static final int MAX_PAYLOAD_BYTES = 512 * 1024;
  static final int MAX_CONTEXT_BYTES = 4 * 1024;
  static final int MAX_RANDOM_BYTES = 1024;
  static final int MAX_PROOF_BYTES = 1024;
  static final int MAX_ID_LENGTH = 128;

  /** Of keys in one answer: as many of the longest as a record has room for. */
  static final int MAX_NAMES = 4000;

  private static final Set<Integer> DATA_KEY_BITS = Set.of(128, 256, 512);

  private RequestLimits() {}

  /** What is wrong, or null. */
  static @Nullable String violation(
      Unsealed.Genuine request, CryptoRequestRecord content, Instant now) {
    if (request.deadline().isAfter(now.plus(SeenRequests.LONGEST_DEADLINE))) {
      return "deadline must be at most "
          + SeenRequests.LONGEST_DEADLINE.toMinutes()
          + " minutes ahead of the worker's clock, which says "
          + now
          + ".";
    }
    var address = text("replyTo.address", request.replyTo().getAddress());
    return address != null ? address : violation(content);
  }

  /** The same of what is asked, whichever way it came. */
  static @Nullable String violation(CryptoRequestRecord content) {
    var user = userViolation(content.getUser());
    if (user != null) {
      return user;
    }
    return first(
        keyViolation(content.getKey(), content.getOperation()),
        first(activeVersionViolation(content), operationViolation(content.getOperation())));
  }

  private static @Nullable String userViolation(@Nullable String user) {
    if (user == null) {
      return null;
    }
    try {
      var _ = new User.Asserted(user);
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage() + ".";
    }
  }

  private static @Nullable String keyViolation(String key, Object operation) {
    if (operation instanceof GenerateRandom
        || operation instanceof Hash
        || operation instanceof ListKeys) {
      return key.isEmpty()
          ? null
          : "key must be empty for " + operation.getClass().getSimpleName() + ".";
    }
    try {
      var _ = new KeyName(key);
      return null;
    } catch (IllegalArgumentException e) {
      return Texts.cut(e.getMessage()) + ".";
    }
  }

  private static @Nullable String activeVersionViolation(CryptoRequestRecord content) {
    var version = content.getActiveVersion();
    if (version == null) {
      return null;
    }
    if (version < 1 || version > KeyVersion.MAX) {
      return "activeVersion must be 1 to " + KeyVersion.MAX + ": " + version + ".";
    }
    return ActiveVersion.isUsedBy(content.getOperation())
        ? null
        : "activeVersion is for what the active version makes.";
  }

  private static @Nullable String operationViolation(Object operation) {
    return switch (operation) {
      case Encrypt o -> first(payload("plaintext", o.getPlaintext()), context(o.getContext()));
      case Decrypt o -> first(ciphertext(o.getCiphertext()), context(o.getContext()));
      case Sign o -> payload("message", o.getMessage());
      case Verify o ->
          first(
              payload("message", o.getMessage()),
              atMost("signature", o.getSignature(), MAX_PROOF_BYTES));
      case GenerateMac o -> payload("message", o.getMessage());
      case VerifyMac o ->
          first(payload("message", o.getMessage()), atMost("mac", o.getMac(), MAX_PROOF_BYTES));
      case GenerateDataKey o ->
          first(
              DATA_KEY_BITS.contains(o.getSizeBits())
                  ? null
                  : "sizeBits must be 128, 256 or 512: " + o.getSizeBits() + ".",
              context(o.getContext()));
      case GenerateRandom o ->
          o.getSizeBytes() >= 1 && o.getSizeBytes() <= MAX_RANDOM_BYTES
              ? null
              : "sizeBytes must be 1 to " + MAX_RANDOM_BYTES + ": " + o.getSizeBytes() + ".";
      case ReEncrypt o -> first(ciphertext(o.getCiphertext()), context(o.getContext()));
      case Hash o -> payload("message", o.getMessage());
      case ListKeys o ->
          o.getLimit() >= 1 && o.getLimit() <= MAX_NAMES
              ? null
              : "limit must be 1 to " + MAX_NAMES + ": " + o.getLimit() + ".";
      case ShowPublicKey _, ShowKey _ -> null;
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an operation: " + other.getClass());
    };
  }

  private static @Nullable String payload(String field, ByteBuffer bytes) {
    return atMost(field, bytes, MAX_PAYLOAD_BYTES);
  }

  private static @Nullable String ciphertext(ByteBuffer bytes) {
    return atMost("ciphertext", bytes, MAX_PAYLOAD_BYTES + CiphertextBlob.MAX_OVERHEAD_BYTES);
  }

  private static @Nullable String context(ByteBuffer bytes) {
    return atMost("context", bytes, MAX_CONTEXT_BYTES);
  }

  private static @Nullable String atMost(String field, ByteBuffer bytes, int limit) {
    return bytes.remaining() <= limit
        ? null
        : field + " has " + bytes.remaining() + " bytes, at most " + limit + ".";
  }

  private static @Nullable String text(String field, String value) {
    return !value.isEmpty() && value.length() <= MAX_ID_LENGTH
        ? null
        : field + " must have 1 to " + MAX_ID_LENGTH + " characters, has " + value.length() + ".";
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }
}
