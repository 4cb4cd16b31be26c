package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import org.junit.jupiter.api.Test;

final class DomainMaterialIdTest {

  private static final DomainMaterialId EPOCH =
      new DomainMaterialId("local", DomainMaterialId.Purpose.EPOCH, 20_783);

  @Test
  void a_label_is_short_and_of_its_own() {
    assertThat(EPOCH.label()).hasSizeLessThanOrEqualTo(32).startsWith("kd/e/");
    assertThat(new DomainMaterialId("local", DomainMaterialId.Purpose.AUTHORITY, 20_783).label())
        .isNotEqualTo(EPOCH.label());
    assertThat(new DomainMaterialId("local", DomainMaterialId.Purpose.SECRET, 20_783).label())
        .isNotEqualTo(EPOCH.label());
    assertThat(new DomainMaterialId("other", DomainMaterialId.Purpose.EPOCH, 20_783).label())
        .isNotEqualTo(EPOCH.label());
    assertThat(
            new DomainMaterialId("local", DomainMaterialId.Purpose.EPOCH, Integer.MAX_VALUE)
                .label())
        .hasSizeLessThanOrEqualTo(32);
  }

  @Test
  void no_named_key_has_its_label_or_its_check_context() {
    var named = new MaterialId(new KeyName("domain/EPOCH/local"), new KeyVersion(20_783));
    assertThat(named.label()).startsWith("ks/");
    assertThat(named.checkContext(KeyAlgorithm.ECDH_P256).bytes())
        .isNotEqualTo(EPOCH.checkContext(KeyAlgorithm.ECDH_P256).bytes());
  }
}
