package io.keystream.worker.domainkeys;

import io.keystream.credentials.PublicKey;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.sealing.DomainEpoch;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.Suite;
import io.keystream.sealing.hpke.DecapsulationKey;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.DomainMaterialId.Purpose;
import io.keystream.worker.token.SigningKey;
import io.keystream.worker.token.Token;

/**
 * The keys of a domain, which come from the HSM and are resident there, so that nobody can take
 * them out: one for each epoch, and the authority's that signs what is published.
 *
 * <p>Two workers must not make the same key at the same time: the token would hold it twice.
 *
 * <p>Thread safety: that of the token.
 */
final class DomainKeyring {

  private final Token token;
  private final String domain;
  private final EpochKeys epochs;

  DomainKeyring(Token token, String domain) {
    this.token = token;
    this.domain = domain;
    this.epochs = new EpochKeys(token, domain);
  }

  /** Makes the key of an epoch unless it is there, and says its public half. */
  DomainEpoch make(EpochCalendar.Span span, Suite suite) {
    try (var key = key(span.epoch(), suite)) {
      return new DomainEpoch(
          new DomainKey(domain, span.epoch(), suite, key.publicKey()),
          span.useFrom(),
          span.useUntil(),
          span.destroyAt());
    }
  }

  /**
   * The key of an epoch, made unless it is there; the caller closes it.
   *
   * @param suite as the manifest says, never as a caller says
   */
  DecapsulationKey key(int epoch, Suite suite) {
    return epochs.key(epoch, suite);
  }

  /** Once it returns, what was sealed to this epoch opens only for who still has its key loaded. */
  void destroy(int epoch) {
    epochs.destroy(epoch);
  }

  /** The public half of the authority, made unless it is there. */
  PublicKey authority() {
    var material = token.generate(authorityId(), KeyAlgorithm.EC_P256, Custody.RESIDENT);
    return PublicKey.parse(material.publicKey().toArray());
  }

  /** The authority's signature: ECDSA with SHA-256, in DER. */
  byte[] sign(byte[] manifest) {
    var id = authorityId();
    var material = token.generate(id, KeyAlgorithm.EC_P256, Custody.RESIDENT);
    try (var key = (SigningKey) token.load(id, KeyAlgorithm.EC_P256, material)) {
      return key.sign(SignatureAlgorithm.ECDSA_SHA_256, manifest);
    }
  }

  private DomainMaterialId authorityId() {
    return new DomainMaterialId(domain, Purpose.AUTHORITY, 1);
  }
}
