package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.Hashed;
import io.keystream.schemas.request.Hash;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** {@code transit/hash}: no key takes part. */
record Hashing(VaultHash hash, TextFormat format) implements TransitUse {

  /** What the path behind {@code hash} says counts more than the body. */
  static Hashing of(String path, ObjectNode body) {
    var name = path.isEmpty() ? Fields.text(body, "algorithm") : path;
    return new Hashing(
        name.isEmpty()
            ? VaultHash.SHA2_256
            : VaultHash.of("algorithm", name, List.of(VaultHash.values())),
        TextFormat.of(body, TextFormat.HEX));
  }

  @Override
  public String key() {
    return "";
  }

  @Override
  public boolean hasBatches() {
    return false;
  }

  @Override
  public Asked asked(ObjectNode item) {
    return new Asked(new Hash(hash.algorithm().name(), Fields.givenBytes(item, "input")));
  }

  @Override
  public void answer(SpecificRecord answer, ObjectNode data) {
    var digest = FieldBytes.reveal(((Hashed) answer).getDigest());
    data.put("sum", format.write(digest));
    Arrays.fill(digest, (byte) 0);
  }
}
