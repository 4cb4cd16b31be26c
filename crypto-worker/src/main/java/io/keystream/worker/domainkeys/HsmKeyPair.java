package io.keystream.worker.domainkeys;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.sealing.hpke.BadPoint;
import io.keystream.sealing.hpke.Group;
import io.keystream.sealing.hpke.KeyPair;
import io.keystream.worker.token.AgreementKey;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.SubjectPublicKeyInfo;
import io.keystream.worker.token.TokenFailure;

/** A key pair on P-256 whose private half is in the HSM and does its part there. */
final class HsmKeyPair implements KeyPair {

  private final AgreementKey key;
  private final byte[] point;

  HsmKeyPair(AgreementKey key, Bytes publicKey) {
    this.key = key;
    this.point = SubjectPublicKeyInfo.ecPoint(KeyAlgorithm.ECDH_P256, publicKey);
  }

  @Override
  public byte[] publicKey() {
    return point.clone();
  }

  @Override
  public byte[] agree(byte[] peer) {
    Group.P256.check(peer);
    try {
      return key.agree(SubjectPublicKeyInfo.ofEcPoint(KeyAlgorithm.ECDH_P256, peer));
    } catch (TokenFailure.BadPublicKey e) {
      throw new BadPoint("not a point of P-256", e);
    }
  }

  @Override
  public void close() {
    key.close();
  }
}
