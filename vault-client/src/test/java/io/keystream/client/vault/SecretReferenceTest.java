package io.keystream.client.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretReferenceTest {

  @Test
  void it_names_a_field_of_the_current_version_or_of_another() {
    var path = new SecretPath("shop/a@2=b");

    assertThat(SecretReference.parse("secret/shop/a@2=b#pass=word"))
        .isEqualTo(new SecretReference(path, "pass=word", null));
    assertThat(SecretReference.parse("secret/shop/a@2=b#user@home@12"))
        .isEqualTo(new SecretReference(path, "user@home", new SecretVersion(12)))
        .hasToString("secret/shop/a@2=b#user@home@12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret/a",
        "secret/a#",
        "secret/#b",
        "transit/a#b",
        "a#b",
        "secret/../a#b",
        "secret/a#b@0",
        "secret/a#b@9999999999"
      })
  void what_names_no_field_is_refused(String text) {
    assertThatThrownBy(() -> SecretReference.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
