package io.keystream.directory.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.token.Accessor;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a token, byte for byte, and what is none. */
final class TokenSecretTest {

  /** Made with Python: 32 bytes 00 to 1f, their base64url and their SHA-256. */
  private static final String TEXT = "ks.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  private static final String HASH =
      "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd";

  @Test
  void a_text_is_read_and_written_and_only_its_hash_is_kept() {
    try (var secret = TokenSecret.parse(TEXT).orElseThrow()) {
      assertThat(secret.revealText()).asString(StandardCharsets.US_ASCII).isEqualTo(TEXT);
      assertThat(secret.hash()).hasToString(HASH);
      assertThat(Accessor.of(secret.hash())).hasToString("Yw3NKWbEM2aRElRIu7JbT_QS");
    }
  }

  @Test
  void every_secret_is_written_as_base64url_has_it_and_read_again() throws Exception {
    var seed = System.nanoTime();
    var random = seeded(seed);
    for (var round = 0; round < 2_000; round++) {
      var bytes = new byte[32];
      new Random(seed + round).nextBytes(bytes);
      var text = TokenText.write(bytes);
      assertThat(new String(text, StandardCharsets.US_ASCII))
          .as("seed %d", seed)
          .isEqualTo("ks." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      assertThat(TokenText.read(text)).as("seed %d", seed).isEqualTo(bytes);
    }
    var one = TokenSecret.random(random);
    assertThat(TokenSecret.parse(one.revealText())).contains(one);
    assertThat(TokenSecret.random(random)).isNotEqualTo(one);
  }

  @Test
  void every_byte_in_every_place_is_read_as_base64url_has_it_or_refused() {
    for (var place = 0; place < TEXT.length(); place++) {
      for (var character = 0; character < 256; character++) {
        var text = TEXT.getBytes(StandardCharsets.US_ASCII);
        text[place] = (byte) character;
        assertThat(TokenText.read(text))
            .as("byte %d at %d", character, place)
            .isEqualTo(asTheJdkReadsIt(text));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ks.",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "hvs.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "KS.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "ks.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "ks.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 ",
        "ks.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
        "ks.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9",
        "ks.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHü8",
        "ks.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd/h8",
      })
  void what_is_no_token_is_refused(String text) {
    assertThat(TokenSecret.parse(text)).isEmpty();
  }

  @Test
  void nothing_shows_a_secret_and_closing_wipes_it() {
    var secret = TokenSecret.parse(TEXT).orElseThrow();
    assertThat(secret)
        .hasToString("a token's secret")
        .hasSameHashCodeAs(TokenSecret.parse("ks." + "A".repeat(43)).orElseThrow());

    secret.close();

    assertThat(secret).isEqualTo(TokenSecret.parse("ks." + "A".repeat(43)).orElseThrow());
  }

  /** The JDK's decoder, and that the text is the one that its encoder writes. */
  private static byte @Nullable [] asTheJdkReadsIt(byte[] text) {
    var whole = new String(text, StandardCharsets.ISO_8859_1);
    if (!whole.startsWith("ks.")) {
      return null;
    }
    try {
      var secret = Base64.getUrlDecoder().decode(Arrays.copyOfRange(text, 3, text.length));
      var again = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
      return secret.length == 32 && again.equals(whole.substring(3)) ? secret : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static SecureRandom seeded(long seed) throws NoSuchAlgorithmException {
    var random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(seed);
    return random;
  }
}
