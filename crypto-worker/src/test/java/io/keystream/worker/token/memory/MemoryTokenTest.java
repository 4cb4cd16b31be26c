package io.keystream.worker.token.memory;

import io.keystream.worker.token.ConcurrencyLaws;
import io.keystream.worker.token.EncryptionLaws;
import io.keystream.worker.token.GenerateLaws;
import io.keystream.worker.token.ImportLaws;
import io.keystream.worker.token.KekLaws;
import io.keystream.worker.token.MaterialLaws;
import io.keystream.worker.token.PublishedVectors;
import io.keystream.worker.token.TokenUnderTest;
import io.keystream.worker.token.UseLaws;

/** The twin keeps every law of the port. */
final class MemoryTokenTest
    implements GenerateLaws,
        MaterialLaws,
        EncryptionLaws,
        UseLaws,
        KekLaws,
        ImportLaws,
        ConcurrencyLaws,
        PublishedVectors {

  private static final Device DEVICE = new MemoryDevice();

  @Override
  public TokenUnderTest.Device device() {
    return DEVICE;
  }
}
