package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.Signed;
import io.keystream.schemas.request.Sign;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** {@code transit/sign}. */
final class Signing implements TransitUse {

  private static final String INPUT = "input";

  private final String key;
  private final SignatureTerms terms;
  private final Optional<KeyAlgorithm> kind;
  private final TransitBody body;

  /** As path and body say it. */
  Signing(KeyAndHash named, TransitBody body, KeyKinds kinds) {
    this.key = named.key();
    this.terms = SignatureTerms.of(named.hash(), body.whole());
    this.kind = kinds.of(key);
    this.body = body;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Asked asked(ObjectNode item) {
    Fields.check(item);
    return new Asked(
        new Sign(terms.algorithm(kind), input(item, body), terms.prehashed()), keyVersion());
  }

  private @Nullable Integer keyVersion() {
    return Fields.keyVersion(body.whole());
  }

  /** Alone it may be left out for an empty one, in a batch not, as in Vault. */
  static ByteBuffer input(ObjectNode item, TransitBody body) {
    return body.isBatch() ? Fields.givenBytes(item, INPUT) : Fields.bytes(item, INPUT);
  }

  @Override
  public void answer(SpecificRecord answer, ObjectNode data) {
    var signed = (Signed) answer;
    var signature = FieldBytes.reveal(signed.getSignature());
    data.put("signature", terms.marshaling().write(signed.getVersion(), signature, kind).toString())
        .put("key_version", signed.getVersion());
  }
}
