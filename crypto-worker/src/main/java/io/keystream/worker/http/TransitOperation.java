package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.apache.avro.specific.SpecificRecord;

/** One operation of the transit engine: an item of its body as a request, the answer as data. */
enum TransitOperation {
  ENCRYPT {
    @Override
    SpecificRecord request(ObjectNode item) {
      if (!item.hasNonNull("plaintext")) {
        throw new BadRequest("plaintext must be given");
      }
      return new Encrypt(bytes(item, "plaintext"), bytes(item, ASSOCIATED_DATA));
    }

    @Override
    void answer(SpecificRecord answer, ObjectNode data) {
      var encrypted = (Encrypted) answer;
      var version = encrypted.getVersion();
      data.put(
              "ciphertext",
              CiphertextText.of(version, FieldBytes.reveal(encrypted.getCiphertext())))
          .put("key_version", version);
    }
  },

  DECRYPT {
    @Override
    SpecificRecord request(ObjectNode item) {
      var ciphertext = CiphertextText.parse(TransitBody.text(item, "ciphertext"));
      return new Decrypt(ByteBuffer.wrap(ciphertext), bytes(item, ASSOCIATED_DATA));
    }

    @Override
    void answer(SpecificRecord answer, ObjectNode data) {
      var plaintext = FieldBytes.reveal(((Decrypted) answer).getPlaintext());
      data.put("plaintext", Base64.getEncoder().encodeToString(plaintext));
      Arrays.fill(plaintext, (byte) 0);
    }
  };

  private static final String ASSOCIATED_DATA = "associated_data";

  /**
   * What a worker is asked.
   *
   * @throws BadRequest naming the field
   */
  abstract SpecificRecord request(ObjectNode item);

  /** Adds what the worker answered, and wipes it. */
  abstract void answer(SpecificRecord answer, ObjectNode data);

  private static ByteBuffer bytes(ObjectNode item, String field) {
    return ByteBuffer.wrap(TransitBody.bytes(item, field));
  }
}
