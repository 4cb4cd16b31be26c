package io.keystream.worker.requests;

import io.keystream.schemas.reply.DataKeyGenerated;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Hashed;
import io.keystream.schemas.reply.RandomGenerated;
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
import org.apache.avro.specific.SpecificRecord;

/** What callers send and get in clear: its size for the record, and its end. */
final class Payloads {
  private Payloads() {}

  static long sizeBytes(Object operation) {
    return switch (operation) {
      case Encrypt o -> o.getPlaintext().remaining();
      case Decrypt o -> o.getCiphertext().remaining();
      case Sign o -> o.getMessage().remaining();
      case Verify o -> o.getMessage().remaining();
      case GenerateMac o -> o.getMessage().remaining();
      case VerifyMac o -> o.getMessage().remaining();
      case ReEncrypt o -> o.getCiphertext().remaining();
      case Hash o -> o.getMessage().remaining();
      case GenerateDataKey _, GenerateRandom _, ShowPublicKey _, ShowKey _, ListKeys _ -> 0;
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an operation: " + other.getClass());
    };
  }

  /** All that the caller sent: by mistake a ciphertext may be a plaintext. */
  static void wipeRequest(Object operation) {
    switch (operation) {
      case Encrypt o -> Wiped.wipe(o.getPlaintext(), o.getContext());
      case Decrypt o -> Wiped.wipe(o.getCiphertext(), o.getContext());
      case GenerateDataKey o -> Wiped.wipe(o.getContext());
      case Sign o -> Wiped.wipe(o.getMessage());
      case Verify o -> Wiped.wipe(o.getMessage(), o.getSignature());
      case GenerateMac o -> Wiped.wipe(o.getMessage());
      case VerifyMac o -> Wiped.wipe(o.getMessage(), o.getMac());
      case ReEncrypt o -> Wiped.wipe(o.getCiphertext(), o.getContext());
      case Hash o -> Wiped.wipe(o.getMessage());
      case GenerateRandom _, ShowPublicKey _, ShowKey _, ListKeys _ -> {}
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an operation: " + other.getClass());
    }
  }

  static void wipeReply(SpecificRecord answer) {
    switch (answer) {
      case Decrypted a -> Wiped.wipe(a.getPlaintext());
      case DataKeyGenerated a -> Wiped.wipe(a.getPlaintext());
      case RandomGenerated a -> Wiped.wipe(a.getRandom());
      // Of a short message it tells as much as the message.
      case Hashed a -> Wiped.wipe(a.getDigest());
      default -> {} // Nothing in clear. The union's Java type is open.
    }
  }
}
