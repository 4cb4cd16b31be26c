package io.keystream.sealing.hpke;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.sealing.Suite;
import java.security.SecureRandom;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another implementation of HPKE on the other side. */
final class AgainstBouncyCastleTest {

  private static final byte[] INFO = {1, 2, 3};
  private static final byte[] CONTEXT = {4, 5};
  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource(Suite.class)
  void what_we_encapsulate_it_opens(Suite suite) throws Exception {
    var hpke = hpke(suite);
    var receiver = hpke.generatePrivateKey();
    var made = suite.kem().encapsulate(hpke.serializePublicKey(receiver.getPublic()), INFO, random);
    var theirs = hpke.setupBaseR(made.encapsulated(), receiver, INFO);
    assertThat(theirs.export(CONTEXT, 32)).isEqualTo(made.exporter().export(CONTEXT, 32));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void what_it_encapsulates_we_open(Suite suite) throws Exception {
    var hpke = hpke(suite);
    var receiver = suite.kem().generate(random);
    AsymmetricKeyParameter key = hpke.deserializePublicKey(receiver.publicKey());
    var theirs = hpke.setupBaseS(key, INFO);
    var ours = receiver.decapsulate(theirs.getEncapsulation(), INFO);
    assertThat(ours.export(CONTEXT, 32)).isEqualTo(theirs.export(CONTEXT, 32));
  }

  private static HPKE hpke(Suite suite) {
    var kem =
        switch (suite) {
          case X25519 -> HPKE.kem_X25519_SHA256;
          case P256 -> HPKE.kem_P256_SHA256;
          case X_WING -> HPKE.kem_X_WING;
          case MLKEM768_P256 -> HPKE.kem_MLKEM768_P256;
        };
    return new HPKE(HPKE.mode_base, kem, HPKE.kdf_HKDF_SHA256, HPKE.aead_EXPORT_ONLY);
  }
}
