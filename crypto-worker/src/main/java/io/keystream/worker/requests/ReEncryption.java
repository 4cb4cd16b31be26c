package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyUsage;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.UseDecision;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.ReEncrypted;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.ReEncrypt;
import io.keystream.worker.token.EncryptionKey;
import java.nio.ByteBuffer;

/**
 * Moves ciphertexts to the active version. The plaintext exists here and nowhere else, for the time
 * of two calls of the HSM.
 */
final class ReEncryption {

  private final LoadedKeys loaded;
  private final Encryption encryption;

  ReEncryption(LoadedKeys loaded, Encryption encryption) {
    this.loaded = loaded;
    this.encryption = encryption;
  }

  Outcome reEncrypt(Key key, ReEncrypt request) {
    return switch (KeyUses.protect(key, KeyUsage.ENCRYPT_DECRYPT)) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted -> {
        var opened =
            encryption.decrypt(key, new Decrypt(request.getCiphertext(), request.getContext()));
        yield opened instanceof Outcome.Done(_, Decrypted decrypted)
            ? encrypt(key, permitted, decrypted, request.getContext())
            : opened;
      }
    };
  }

  private Outcome encrypt(
      Key key, UseDecision.Permitted permitted, Decrypted opened, ByteBuffer context) {
    var plaintext = FieldBytes.reveal(opened.getPlaintext());
    try {
      return loaded.use(
          key,
          permitted,
          EncryptionKey.class,
          (active, version) ->
              new ReEncrypted(
                  opened.getVersion(),
                  version.number(),
                  Encryption.seal(active, key.name(), version, plaintext, context)));
    } finally {
      Wiped.wipe(plaintext);
    }
  }
}
