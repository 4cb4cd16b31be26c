package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.MacGenerated;
import io.keystream.schemas.request.GenerateMac;
import java.util.Base64;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * {@code transit/hmac}, with keys made for it and the one hash that each of them has.
 *
 * @param body what applies to all items
 */
record Macs(KeyAndHash named, ObjectNode body) implements TransitUse {

  @Override
  public String key() {
    return named.key();
  }

  @Override
  public Asked asked(ObjectNode item) {
    return new Asked(
        new GenerateMac(Fields.givenBytes(item, "input"), algorithm()), Fields.keyVersion(body));
  }

  private @Nullable String algorithm() {
    return named.macAlgorithm();
  }

  @Override
  public void answer(SpecificRecord answer, ObjectNode data) {
    var made = (MacGenerated) answer;
    var mac = FieldBytes.reveal(made.getMac());
    data.put("hmac", VersionedText.of(made.getVersion(), mac, Base64.getEncoder()).toString());
  }
}
