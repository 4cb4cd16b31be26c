package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.reply.Hashed;
import io.keystream.schemas.reply.KeyShown;
import io.keystream.schemas.reply.KeysListed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.GenerateMac;
import io.keystream.schemas.request.Hash;
import io.keystream.schemas.request.ListKeys;
import io.keystream.schemas.request.ShowKey;
import io.keystream.schemas.request.Sign;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What a caller learns over Kafka of keys, and what it states of them. */
class ShownKeysTest extends OneMemoryWorker {

  @Test
  void a_key_tells_its_versions_and_when_they_were_generated() {
    var before = now().minusMillis(1);
    var key = commands().create(fresh("ec"), KeyAlgorithm.EC_P256).path();

    var shown = caller().ask(key, new ShowKey(), KeyShown.class);

    assertThat(shown.getAlgorithm()).isEqualTo("EC_P256");
    assertThat(shown.getLatestVersion()).isEqualTo(1);
    assertThat(shown.getVersions())
        .singleElement()
        .satisfies(version -> {
          assertThat(version.getState()).isEqualTo("active");
          assertThat(version.getGeneratedAt()).isBetween(before, Instant.now());
          assertThat(version.getPublicKey().remaining()).isEqualTo(91);
        });
  }

  @Test
  void names_are_listed_page_by_page_in_order() {
    for (var i = 0; i < 5; i++) {
      aes();
    }

    var all = names(new ListKeys("", 4000));
    var paged = new ArrayList<String>();
    for (var page = names(new ListKeys("", 2));
        !page.isEmpty();
        page = names(new ListKeys(paged.getLast(), 2))) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      paged.addAll(page);
    }

    assertThat(all).isSorted().hasSizeGreaterThanOrEqualTo(5);
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void a_hash_takes_no_key() {
    var hashed = caller().ask("", new Hash("SHA_256", Payload.of("abc")), Hashed.class);

    assertThat(HexFormat.of().formatHex(Payload.bytes(hashed.getDigest()))).startsWith("ba7816bf");
    assertThat(refusal("a", new Hash("SHA_256", Payload.of("abc"))))
        .isEqualTo("key must be empty for Hash.");
    assertThat(refusal("", new Hash("MD5", Payload.of("abc"))))
        .startsWith("algorithm must be one of [SHA_224, SHA_256");
    assertThat(refusal("", new ListKeys("", 0))).isEqualTo("limit must be 1 to 4000: 0.");
  }

  @Test
  void a_version_is_stated_only_for_what_the_active_one_makes() {
    var key = aes();
    var content = new CryptoRequestRecord("alice", key, now(), new ShowKey(), 1);
    var request =
        caller()
            .session()
            .seal(content, Instant.now().plus(Duration.ofMinutes(4)), caller().replyTo());

    assertThat(caller().reply(caller().send(request)))
        .isInstanceOfSatisfying(
            UseRefused.class,
            refused ->
                assertThat(refused.getMessage())
                    .isEqualTo("activeVersion is for what the active version makes."));
  }

  @Test
  void an_algorithm_that_is_not_the_keys_is_refused_with_those_that_are() {
    var mac = commands().create(fresh("hmac"), KeyAlgorithm.HMAC_SHA_256).path();
    var ec = commands().create(fresh("ec"), KeyAlgorithm.EC_P256).path();

    var macs = new GenerateMac(Payload.of("m"), "HMAC_SHA_512");
    assertThat(caller().ask(mac, macs, UseRefused.class).getMessage())
        .isEqualTo("The key makes no MACs of 'HMAC_SHA_512' but of HMAC_SHA_256.");
    var signatures = new Sign("ECDSA_SHA_512", Payload.of("m"), false);
    assertThat(caller().ask(ec, signatures, UseRefused.class).getMessage())
        .isEqualTo("The key makes no signatures of 'ECDSA_SHA_512' but of ECDSA_SHA_256.");
  }

  private List<String> names(ListKeys request) {
    return caller().ask("", request, KeysListed.class).getNames();
  }

  private String refusal(String key, SpecificRecord operation) {
    var refused = caller().ask(key, operation, UseRefused.class);
    assertThat(refused.getCode()).isEqualTo("invalid-request");
    return refused.getMessage();
  }
}
