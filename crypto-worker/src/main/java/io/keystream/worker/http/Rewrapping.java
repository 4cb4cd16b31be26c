package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.schemas.reply.ReEncrypted;
import io.keystream.schemas.request.ReEncrypt;
import org.apache.avro.specific.SpecificRecord;

/**
 * {@code transit/rewrap}: a ciphertext moves to the active version and nobody sees what is in it.
 */
record Rewrapping(String key) implements TransitUse {

  @Override
  public Asked asked(ObjectNode item) {
    Fields.check(item);
    return new Asked(
        new ReEncrypt(Ciphertexts.read(item), Fields.bytes(item, Ciphertexts.ASSOCIATED_DATA)),
        Fields.keyVersion(item));
  }

  @Override
  public void answer(SpecificRecord answer, ObjectNode data) {
    var encrypted = (ReEncrypted) answer;
    Ciphertexts.put(data, encrypted.getVersion(), encrypted.getCiphertext());
  }
}
