package io.keystream.worker.token;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the conformance suite needs of an implementation: the laws are default tests on top of it.
 */
public interface TokenUnderTest {

  AtomicInteger COUNTER = new AtomicInteger();
  String RUN = Long.toString(System.nanoTime(), 36);

  Device device();

  /** One HSM, which any number of tokens may be opened on. */
  interface Device {

    /** A token that every test of the class uses, in a domain of its own. */
    OpenToken shared();

    OpenToken open(String domain);

    /** Puts a KEK whose bytes the test knows into the device. */
    void importKek(KekLabel label, byte[] kek);

    /** Puts a wrapping key whose private half the test knows into the device. */
    void importWrappingKey(DomainMaterialId id, RSAPrivateCrtKey key);

    boolean supports(KeyAlgorithm algorithm, Custody custody);
  }

  /** An open token with its key-encryption keys. */
  record OpenToken(Token token, KeyEncryptionKeys keks) implements AutoCloseable {
    @Override
    public void close() {
      token.close();
    }
  }

  default Token token() {
    return device().shared().token();
  }

  default MaterialId freshId() {
    return new MaterialId(
        new KeyName("tests/" + RUN + "/key-" + COUNTER.incrementAndGet()), KeyVersion.FIRST);
  }

  default String freshDomain() {
    return "d" + COUNTER.incrementAndGet() + "-" + RUN.substring(RUN.length() - 5);
  }

  default LoadedKey loadFresh(KeyAlgorithm algorithm) {
    MaterialId id = freshId();
    return token().load(id, algorithm, token().generate(id, algorithm, Custody.WRAPPED));
  }
}
