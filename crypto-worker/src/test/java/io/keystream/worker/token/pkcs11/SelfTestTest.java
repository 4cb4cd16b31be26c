package io.keystream.worker.token.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.worker.token.TokenFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SelfTestTest {

  private static List<Finding> findings(Pkcs11Device device) {
    return new SelfTest(device.sharedToken().workshop()).findings();
  }

  @Test
  void softhsm_passes_every_check() {
    assertThat(findings(SoftHsmDevice.DEVICE))
        .hasSize(22)
        .hasOnlyElementsOfType(Finding.Passed.class);
  }

  @Test
  void nss_has_the_gaps_that_are_on_record_and_no_other() {
    assertThat(findings(NssDevice.DEVICE))
        .hasSize(22)
        .filteredOn(finding -> !(finding instanceof Finding.Passed))
        .containsExactly(
            new Finding.KnownGap("wrapping a key that is not extractable is refused"),
            new Finding.KnownGap("wrapping the KEK is refused"),
            new Finding.KnownGap("unwrapping a blob as a key that can be read is refused"),
            new Finding.KnownGap("unwrapping by another mechanism than key wrap is refused"),
            new Finding.KnownGap("copying the KEK as one that decrypts is refused"));
  }

  /** The same gaps in a module that we do not know are no gaps but a reason not to start. */
  @Test
  void an_unknown_module_with_gaps_is_unfit() {
    Workshop nss = NssDevice.DEVICE.sharedToken().workshop();
    Workshop unknown =
        new Workshop(
            nss.connection(),
            ModuleProfile.of("Unknown", nss.profile().wrapMechanism()),
            nss.vault(),
            nss.pool(),
            nss.operations(),
            nss.generation(),
            nss.keks(),
            nss.residents(),
            nss.checkValues(),
            nss.wrapping(),
            nss.loading(),
            nss.keyEncryptionKeys(),
            nss.keyImport());
    assertThatThrownBy(() -> new SelfTest(unknown).run())
        .isInstanceOf(TokenFailure.Unfit.class)
        .hasMessageContaining("unwrapping a blob as a key that can be read is refused");
  }

  @Test
  void a_key_without_a_label_raises_an_alarm() {
    Vault vault = SoftHsmDevice.DEVICE.sharedToken().workshop().vault();
    long orphan =
        vault.manage(objects ->
            objects.generateKey(
                Ck.CKM_AES_KEY_GEN,
                Template.EMPTY.flag(Ck.CKA_TOKEN, true).number(Ck.CKA_VALUE_LEN, 32)));
    try {
      assertThat(new OrphanScan(SoftHsmDevice.DEVICE.sharedToken().workshop()).run())
          .hasOnlyElementsOfType(Finding.Alarm.class);
    } finally {
      vault.manage(objects -> {
        objects.destroy(orphan);
        return orphan;
      });
    }
  }

  @Test
  void the_number_of_key_wrap_with_padding_is_found_out() {
    assertThat(SoftHsmDevice.DEVICE.sharedToken().workshop().profile().wrapMechanism())
        .isEqualTo(Ck.CKM_AES_KEY_WRAP_PAD);
    assertThat(NssDevice.DEVICE.sharedToken().workshop().profile().wrapMechanism())
        .isEqualTo(Ck.CKM_AES_KEY_WRAP_KWP);
  }
}
