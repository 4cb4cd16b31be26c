package io.keystream.domain.policy;

import static io.keystream.domain.policy.Capability.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example that operators read first does what is said of it. */
final class DocumentedPolicyTest {

  private static final Ask ENCRYPTING =
      Ask.to(UPDATE, "transit/encrypt/payments/cards").in("purpose", "billing").in("region", "eu");
  private static final Ask DECRYPTING =
      Ask.to(UPDATE, "transit/decrypt/payments/cards").by("settlement");

  @Test
  void the_example_does_what_is_said_of_it() throws IOException {
    var page = Files.readString(Path.of("../docs/policies.md"));
    var policies = Ask.under(page.substring(page.indexOf("```hcl") + 6, page.indexOf("\n```\n")));
    assertThat(ENCRYPTING.from("10.1.2.3").of(policies)).isEqualTo("allowed");
    assertThat(ENCRYPTING.of(policies)).isEqualTo("condition-not-met");
    assertThat(ENCRYPTING.from("10.1.2.3").at("2026-03-02T21:30:00Z").of(policies))
        .isEqualTo("condition-not-met");
    assertThat(DECRYPTING.at("2026-03-07T02:30:00Z").of(policies)).isEqualTo("allowed");
    assertThat(DECRYPTING.of(policies)).isEqualTo("condition-not-met");
    assertThat(Ask.to(Capability.READ, "transit/keys/a").of(policies)).isEqualTo("allowed");
    assertThat(Ask.to(UPDATE, "transit/keys/payments/anchor/rotate").of(policies))
        .isEqualTo("forbidden-by-policy");
  }
}
