package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.http.Answer;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.request.Decrypt;
import java.util.Arrays;
import java.util.Base64;
import org.apache.avro.specific.SpecificRecord;

/** {@code transit/decrypt}. */
record Decrypting(String key) implements TransitUse {

  @Override
  public Asked asked(ObjectNode item) {
    Fields.check(item);
    return new Asked(
        new Decrypt(Ciphertexts.read(item), Fields.bytes(item, Ciphertexts.ASSOCIATED_DATA)));
  }

  @Override
  public void answer(SpecificRecord answer, ObjectNode data) {
    var plaintext = FieldBytes.reveal(((Decrypted) answer).getPlaintext());
    data.put("plaintext", Base64.getEncoder().encodeToString(plaintext));
    Arrays.fill(plaintext, (byte) 0);
  }

  @Override
  public int statusOfFailedBatch() {
    return Answer.BAD_REQUEST;
  }
}
