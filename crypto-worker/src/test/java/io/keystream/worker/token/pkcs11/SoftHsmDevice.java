package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeySpec;
import io.keystream.embedded.SoftHsm;
import io.keystream.testkit.TemporaryToken;
import java.util.Set;

/** SoftHSM with the one token that this test process has. */
final class SoftHsmDevice {

  static final SoftHsm SOFT_HSM = create();
  static final Pkcs11Device DEVICE =
      new Pkcs11Device(
          Pkcs11Library.load(SOFT_HSM.module()),
          SOFT_HSM.label(),
          SOFT_HSM.userPinFile(),
          Set.of(new KeySpec(KeyAlgorithm.ED25519, Custody.WRAPPED)));

  private SoftHsmDevice() {}

  private static SoftHsm create() {
    TemporaryToken token = TemporaryToken.create("keystream-tests");
    Runtime.getRuntime().addShutdownHook(new Thread(token::close));
    token.softHsm().useInThisProcess();
    return token.softHsm();
  }
}
