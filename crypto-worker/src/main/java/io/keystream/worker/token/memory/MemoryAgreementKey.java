package io.keystream.worker.token.memory;

import io.keystream.worker.token.AgreementKey;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.PeerPoint;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import javax.crypto.KeyAgreement;

/** ECDH on P-256 in this process. */
record MemoryAgreementKey(MaterialName id, KeyInUse key) implements AgreementKey {

  @Override
  public byte[] agree(Bytes peerPublicKey) {
    PublicKey peer = PeerPoint.decode(peerPublicKey).key();
    return key.use(clear -> agree(clear, peer));
  }

  private static byte[] agree(ClearKey clear, PublicKey peer) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(PrivateKeys.decode("EC", clear));
      agreement.doPhase(peer, true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot agree on P-256", e);
    }
  }

  @Override
  public void close() {
    key.close();
  }
}
