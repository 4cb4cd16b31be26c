package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.http.BadRequest;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.DataKeyGenerated;
import io.keystream.schemas.request.GenerateDataKey;
import java.util.Arrays;
import java.util.Base64;
import org.apache.avro.specific.SpecificRecord;

/** {@code transit/datakey}, in clear beside its ciphertext or as the ciphertext alone. */
record DataKeys(String key, Shown shown) implements TransitUse {

  /** What the caller gets. */
  enum Shown {
    PLAINTEXT,
    WRAPPED
  }

  private static final int DEFAULT_BITS = 256;

  /**
   * From the path behind {@code datakey/}.
   *
   * @throws BadRequest if it does not say which
   */
  static DataKeys of(String path) {
    var slash = path.indexOf('/');
    return switch (slash < 0 ? "" : path.substring(0, slash)) {
      case "plaintext" -> new DataKeys(path.substring(slash + 1), Shown.PLAINTEXT);
      case "wrapped" -> new DataKeys(path.substring(slash + 1), Shown.WRAPPED);
      default -> throw new BadRequest("the path must be datakey/plaintext/ or datakey/wrapped/");
    };
  }

  @Override
  public boolean hasBatches() {
    return false;
  }

  @Override
  public Asked asked(ObjectNode item) {
    Fields.check(item);
    return new Asked(
        new GenerateDataKey(
            Fields.number(item, "bits").orElse(DEFAULT_BITS),
            Fields.bytes(item, Ciphertexts.ASSOCIATED_DATA),
            shown == Shown.PLAINTEXT),
        Fields.keyVersion(item));
  }

  @Override
  public void answer(SpecificRecord answer, ObjectNode data) {
    var made = (DataKeyGenerated) answer;
    if (shown == Shown.PLAINTEXT) {
      var plaintext = FieldBytes.reveal(made.getPlaintext());
      data.put("plaintext", Base64.getEncoder().encodeToString(plaintext));
      Arrays.fill(plaintext, (byte) 0);
    }
    Ciphertexts.put(data, made.getVersion(), made.getCiphertext());
  }
}
