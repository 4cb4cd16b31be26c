package io.keystream.sealing.hpke;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another implementation of RFC 9180 on the other side. */
final class AgainstBouncyCastleTest {

  private static final byte[] INFO = {1, 2, 3};
  private static final byte[] CONTEXT = {4, 5};
  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource(Group.class)
  void what_we_encapsulate_it_opens(Group group) throws Exception {
    var hpke = hpke(group);
    var receiver = hpke.generatePrivateKey();
    var made =
        DhKem.encapsulate(
            group, group.generate(random), hpke.serializePublicKey(receiver.getPublic()), INFO);
    var theirs = hpke.setupBaseR(made.encapsulated(), receiver, INFO);
    assertThat(theirs.export(CONTEXT, 32)).isEqualTo(made.exporter().export(CONTEXT, 32));
  }

  @ParameterizedTest
  @EnumSource(Group.class)
  void what_it_encapsulates_we_open(Group group) throws Exception {
    var hpke = hpke(group);
    var receiver = group.generate(random);
    AsymmetricKeyParameter key = hpke.deserializePublicKey(receiver.publicKey());
    var theirs = hpke.setupBaseS(key, INFO);
    var ours = DhKem.decapsulate(group, receiver, theirs.getEncapsulation(), INFO);
    assertThat(ours.export(CONTEXT, 32)).isEqualTo(theirs.export(CONTEXT, 32));
  }

  private static HPKE hpke(Group group) {
    var kem =
        switch (group) {
          case P256 -> HPKE.kem_P256_SHA256;
          case X25519 -> HPKE.kem_X25519_SHA256;
        };
    return new HPKE(HPKE.mode_base, kem, HPKE.kdf_HKDF_SHA256, HPKE.aead_EXPORT_ONLY);
  }
}
