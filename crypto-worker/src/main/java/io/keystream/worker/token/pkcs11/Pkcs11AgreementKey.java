package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.AgreementKey;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.PeerPoint;

/** ECDH on P-256 in the token, with the peer's point checked outside first. */
record Pkcs11AgreementKey(MaterialName id, KeyHandle handle, Operations operations)
    implements AgreementKey {

  @Override
  public byte[] agree(Bytes peerPublicKey) {
    PeerPoint peer = PeerPoint.decode(peerPublicKey);
    return handle.use(key -> operations.agree(key, peer.point()));
  }

  @Override
  public void close() {
    handle.close();
  }
}
