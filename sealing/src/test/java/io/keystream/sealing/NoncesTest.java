package io.keystream.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A session that is forgotten and derived again, requests carried out twice, epochs changing. */
final class NoncesTest {

  @Test
  void no_reply_key_ever_sees_a_counter_twice() {
    var fixture = new Fixture(Suite.X25519, new SecureRandom());
    var callers = new CallerSession[] {fixture.caller(), fixture.caller()};
    var seen = new HashSet<String>();
    for (var epochs = 0; epochs < 3; epochs++) {
      try (var epoch = ReplyEpoch.begin(fixture.random)) {
        for (var round = 0; round < 20; round++) {
          for (var caller : callers) {
            var sealed = caller.seal(Fixture.header(round), Fixture.CONTENT);
            try (var derived = fixture.worker(caller)) {
              for (var twice = 0; twice < 2; twice++) {
                var reply =
                    derived.seal(Fixture.REPLIES, Fixture.REQUEST, sealed, Fixture.CONTENT, epoch);
                var nonce = HexFormat.of().formatHex(reply.workerKey()) + "/" + reply.counter();
                assertThat(seen.add(nonce)).as(nonce).isTrue();
              }
            }
          }
        }
      }
    }
    assertThat(seen).hasSize(3 * 20 * 2 * 2);
  }
}
