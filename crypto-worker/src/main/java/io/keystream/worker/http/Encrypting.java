package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.request.Encrypt;
import org.apache.avro.specific.SpecificRecord;

/** {@code transit/encrypt}: no key is made by it, and {@code type} only says what it must be. */
record Encrypting(String key) implements TransitUse {

  private static final String TYPE = "aes256-gcm96";

  @Override
  public Asked asked(ObjectNode item) {
    Fields.check(item);
    var type = Fields.text(item, "type");
    if (!type.isEmpty() && !type.equals(TYPE)) {
      throw new BadRequest(
          "type must be " + TYPE + ", which is what encrypts here: '" + type + "'");
    }
    var version = Fields.keyVersion(item);
    return new Asked(
        new Encrypt(
            Fields.givenBytes(item, "plaintext"), Fields.bytes(item, Ciphertexts.ASSOCIATED_DATA)),
        version);
  }

  @Override
  public void answer(SpecificRecord answer, ObjectNode data) {
    var encrypted = (Encrypted) answer;
    Ciphertexts.put(data, encrypted.getVersion(), encrypted.getCiphertext());
  }

  @Override
  public int statusOfFailedBatch() {
    return Answer.BAD_REQUEST;
  }
}
