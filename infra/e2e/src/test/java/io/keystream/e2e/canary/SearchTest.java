package io.keystream.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jvm")
final class SearchTest {

  private static final int MIB = 1 << 20;

  private final SecureRandom random = new SecureRandom();
  private final Canary canary = Canary.bytes("canary", 64, random);
  private final Canary other = Canary.letters("other", 48, random);
  private final Search search = new Search(List.of(other, canary));

  @ParameterizedTest
  @EnumSource
  void every_form_is_found_at_every_alignment(Form form) {
    for (var at = 0; at < 2 * Windows.BYTES; at++) {
      assertThat(search.in("here", with(form.write(canary.content()), at, 4096)))
          .as("at %d", at)
          .isNotEmpty()
          .allSatisfy(finding -> assertThat(finding.canary()).isSameAs(canary));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {MIB - 40, MIB, MIB + 1, MIB + 300, 3 * MIB + 7})
  void what_lies_across_the_pieces_that_are_read_is_found_once(int at) {
    assertThat(search.in("here", with(canary.content(), at, 5 * MIB)))
        .containsExactly(new Finding("here", canary, Form.RAW, at, 1));
  }

  @Test
  void a_part_of_sixteen_bytes_is_found_wherever_it_begins() {
    for (var from = 0; from + 16 <= 64; from++) {
      var part = Arrays.copyOfRange(canary.content(), from, from + 16);
      assertThat(search.in("here", with(part, from, 200))).as("from %d", from).hasSize(1);
    }
  }

  @Test
  void a_large_payload_is_found_in_every_part() {
    var payload = canary.repeated(2 * MIB);
    assertThat(search.in("here", Arrays.copyOfRange(payload, MIB + 5, MIB + 55)))
        .singleElement()
        .extracting(Finding::canary)
        .isSameAs(canary);
  }

  @Test
  void base64_within_a_longer_text_is_found() {
    for (var before = 0; before < 6; before++) {
      var text = Base64.getEncoder().encode(with(canary.content(), before, 100));
      assertThat(search.in("here", text)).as("after %d bytes", before).isNotEmpty();
    }
  }

  @Test
  void nothing_is_found_in_what_has_none() {
    assertThat(search.in("here", noise(8 * MIB))).isEmpty();
    assertThat(search.in("here", new byte[MIB])).isEmpty();
  }

  private byte[] with(byte[] content, int at, int sizeBytes) {
    var bytes = noise(sizeBytes);
    System.arraycopy(content, 0, bytes, at, content.length);
    return bytes;
  }

  private byte[] noise(int sizeBytes) {
    var bytes = new byte[sizeBytes];
    random.nextBytes(bytes);
    return bytes;
  }
}
