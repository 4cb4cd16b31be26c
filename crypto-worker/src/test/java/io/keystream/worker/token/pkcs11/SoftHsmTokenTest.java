package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.ConcurrencyLaws;
import io.keystream.worker.token.EncryptionLaws;
import io.keystream.worker.token.GenerateLaws;
import io.keystream.worker.token.ImportLaws;
import io.keystream.worker.token.KekLaws;
import io.keystream.worker.token.MaterialLaws;
import io.keystream.worker.token.PublishedVectors;
import io.keystream.worker.token.UseLaws;

/** SoftHSM2 keeps every law of the port. */
final class SoftHsmTokenTest
    implements GenerateLaws,
        MaterialLaws,
        EncryptionLaws,
        UseLaws,
        KekLaws,
        ImportLaws,
        ConcurrencyLaws,
        PublishedVectors {

  @Override
  public Device device() {
    return SoftHsmDevice.DEVICE;
  }
}
