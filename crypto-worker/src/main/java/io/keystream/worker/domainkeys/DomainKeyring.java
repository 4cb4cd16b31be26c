package io.keystream.worker.domainkeys;

import io.keystream.credentials.PublicKey;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.sealing.DomainEpoch;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.Suite;
import io.keystream.sealing.hpke.DecapsulationKey;
import io.keystream.sealing.hpke.DhKem;
import io.keystream.sealing.hpke.Group;
import io.keystream.worker.token.AgreementKey;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.DomainMaterialId.Purpose;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.SigningKey;
import io.keystream.worker.token.Token;

/**
 * The keys of a domain as the HSM holds them: resident, so that nobody can take them out. One pair
 * for each epoch, and the authority's that signs what is published.
 *
 * <p>Two workers must not make the same key at the same time: the token would hold it twice.
 *
 * <p>Thread safety: that of the token.
 */
final class DomainKeyring {

  private final Token token;
  private final String domain;

  DomainKeyring(Token token, String domain) {
    this.token = token;
    this.domain = domain;
  }

  /** Makes the pair of an epoch unless it is there, and says its public half. */
  DomainEpoch make(EpochCalendar.Span span) {
    try (var pair = pair(span.epoch())) {
      return new DomainEpoch(
          new DomainKey(domain, span.epoch(), Suite.P256, pair.publicKey()),
          span.useFrom(),
          span.useUntil(),
          span.destroyAt());
    }
  }

  /** The pair of an epoch, made unless it is there; the caller closes it. */
  DecapsulationKey pair(int epoch) {
    var id = epochId(epoch);
    var material = token.generate(id, KeyAlgorithm.ECDH_P256, Custody.RESIDENT);
    var key = (AgreementKey) token.load(id, KeyAlgorithm.ECDH_P256, material);
    return new DhKem(Group.P256).key(new HsmKeyPair(key, material.publicKey()));
  }

  /** Once it returns, nothing that was sealed to this epoch can be opened. */
  void destroy(int epoch) {
    var id = epochId(epoch);
    token.destroy(id, new Material.Resident(id.label(), Bytes.EMPTY, Bytes.EMPTY));
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

  private DomainMaterialId epochId(int epoch) {
    return new DomainMaterialId(domain, Purpose.EPOCH, epoch);
  }

  private DomainMaterialId authorityId() {
    return new DomainMaterialId(domain, Purpose.AUTHORITY, 1);
  }
}
