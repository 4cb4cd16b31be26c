package io.keystream.worker.token.memory;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.SubjectPublicKeyInfo;
import io.keystream.worker.token.TokenUnderTest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;

/** A twin for the conformance suite, into which a KEK can be put. */
public final class MemoryDevice implements TokenUnderTest.Device {

  private final MemoryHsm hsm = new MemoryHsm(new SecureRandom());
  private final TokenUnderTest.OpenToken shared = open("shared");

  @Override
  public TokenUnderTest.OpenToken shared() {
    return shared;
  }

  @Override
  public TokenUnderTest.OpenToken open(String domain) {
    MemoryToken token = MemoryToken.open(hsm, domain);
    return new TokenUnderTest.OpenToken(token, token.keyEncryptionKeys());
  }

  @Override
  public void importKek(KekLabel label, byte[] kek) {
    hsm.putKek(label, new ClearKey(kek));
  }

  @Override
  public void importWrappingKey(DomainMaterialId id, RSAPrivateCrtKey key) {
    hsm.residentOrMake(
        id.label(),
        () ->
            new ResidentKey(
                KeyAlgorithm.RSA_4096,
                new ClearKey(key.getEncoded()),
                SubjectPublicKeyInfo.ofRsa(key.getModulus(), key.getPublicExponent())));
  }

  @Override
  public boolean supports(KeyAlgorithm algorithm, Custody custody) {
    return true;
  }
}
