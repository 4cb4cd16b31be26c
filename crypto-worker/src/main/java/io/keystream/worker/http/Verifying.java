package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.http.BadRequest;
import io.keystream.schemas.reply.Verified;
import io.keystream.schemas.request.Verify;
import io.keystream.schemas.request.VerifyMac;
import java.util.Base64;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** {@code transit/verify}, of a {@code signature} or an {@code hmac}. */
final class Verifying implements TransitUse {

  private static final String SIGNATURE = "signature";
  private static final String HMAC = "hmac";

  private final KeyAndHash named;
  private final SignatureTerms terms;
  private final Optional<KeyAlgorithm> kind;
  private final TransitBody body;

  /** As path and body say it. */
  Verifying(KeyAndHash named, TransitBody body, KeyKinds kinds) {
    this.named = named;
    this.terms = SignatureTerms.of(named.hash(), body.whole());
    this.kind = kinds.of(named.key());
    this.body = body;
  }

  @Override
  public String key() {
    return named.key();
  }

  @Override
  public Asked asked(ObjectNode item) {
    Fields.check(item);
    if (Fields.isGiven(item, SIGNATURE) == Fields.isGiven(item, HMAC)) {
      throw new BadRequest("one of signature and hmac must be given");
    }
    return new Asked(Fields.isGiven(item, SIGNATURE) ? signature(item) : mac(item));
  }

  private Verify signature(ObjectNode item) {
    var text = VersionedText.parse(SIGNATURE, Fields.text(item, SIGNATURE));
    return new Verify(
        terms.algorithm(kind),
        text.version(),
        Signing.input(item, body),
        terms.marshaling().read(text, SIGNATURE, kind),
        terms.prehashed());
  }

  private VerifyMac mac(ObjectNode item) {
    var text = VersionedText.parse(HMAC, Fields.text(item, HMAC));
    return new VerifyMac(
        text.version(),
        Signing.input(item, body),
        text.bytes(HMAC, Base64.getDecoder()),
        named.macAlgorithm());
  }

  @Override
  public void answer(SpecificRecord answer, ObjectNode data) {
    data.put("valid", ((Verified) answer).getValid());
  }
}
