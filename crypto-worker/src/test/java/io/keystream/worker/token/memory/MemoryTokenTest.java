package io.keystream.worker.token.memory;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.ConcurrencyLaws;
import io.keystream.worker.token.EncryptionLaws;
import io.keystream.worker.token.GenerateLaws;
import io.keystream.worker.token.KekLabel;
import io.keystream.worker.token.KekLaws;
import io.keystream.worker.token.MaterialLaws;
import io.keystream.worker.token.PublishedVectors;
import io.keystream.worker.token.TokenUnderTest;
import io.keystream.worker.token.UseLaws;
import java.security.SecureRandom;

/** The twin keeps every law of the port. */
final class MemoryTokenTest
    implements GenerateLaws,
        MaterialLaws,
        EncryptionLaws,
        UseLaws,
        KekLaws,
        ConcurrencyLaws,
        PublishedVectors {

  private static final Device DEVICE = new MemoryDevice();

  @Override
  public TokenUnderTest.Device device() {
    return DEVICE;
  }

  private static final class MemoryDevice implements Device {

    private final MemoryHsm hsm = new MemoryHsm(new SecureRandom());
    private final OpenToken shared = open("shared");

    @Override
    public OpenToken shared() {
      return shared;
    }

    @Override
    public OpenToken open(String domain) {
      MemoryToken token = MemoryToken.open(hsm, domain);
      return new OpenToken(token, token.keyEncryptionKeys());
    }

    @Override
    public void importKek(KekLabel label, byte[] kek) {
      hsm.putKek(label, new ClearKey(kek));
    }

    @Override
    public boolean supports(KeyAlgorithm algorithm, Custody custody) {
      return true;
    }
  }
}
