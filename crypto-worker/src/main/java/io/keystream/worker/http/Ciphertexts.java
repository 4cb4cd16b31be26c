package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.http.BadRequest;
import io.keystream.schemas.FieldBytes;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Ciphertexts in bodies and answers. */
final class Ciphertexts {

  static final String ASSOCIATED_DATA = "associated_data";

  private static final String CIPHERTEXT = "ciphertext";

  private Ciphertexts() {}

  /** Which version made it stands in its bytes too, and is what counts. */
  static ByteBuffer read(ObjectNode item) {
    if (!Fields.isGiven(item, CIPHERTEXT)) {
      throw new BadRequest(CIPHERTEXT + " must be given");
    }
    return VersionedText.parse(CIPHERTEXT, Fields.text(item, CIPHERTEXT))
        .bytes(CIPHERTEXT, Base64.getDecoder());
  }

  static void put(ObjectNode data, int version, ByteBuffer ciphertext) {
    var text = VersionedText.of(version, FieldBytes.reveal(ciphertext), Base64.getEncoder());
    data.put(CIPHERTEXT, text.toString()).put("key_version", version);
  }
}
