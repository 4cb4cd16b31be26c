package io.keystream.local.demo;

import io.keystream.client.Accepted;
import io.keystream.client.Answer;
import io.keystream.client.Encrypted;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.VersionScope;
import io.keystream.local.demo.Records.Row;
import io.keystream.local.demo.Story.Turned;
import java.util.List;

/** The operator suspends the key: nobody uses it, neither old versions nor the fresh one. */
final class SuspendAndResume {

  private static final VersionScope ALL = new VersionScope.All();

  private SuspendAndResume() {}

  static void play(Cast cast, Records records, List<Encrypted> encrypted, Story story) {
    story.chapter("The operator suspends the key; the gateway is refused; then it is resumed");
    var row = records.rows().getFirst();
    var start = System.nanoTime();
    send(cast, new KeyCommand.Suspend(Cast.KEY, ALL, "a gateway host was stolen"));
    var suspended = Times.since(start);
    story.tell("suspended after " + Times.text(suspended));

    var refused = 0;
    for (var request = 0; request < 20; request++) {
      refused += request(cast, row, encrypted, request, story) ? 1 : 0;
    }
    story.claim("all 20 requests after the suspension were refused", Turned.when(refused == 20));

    send(cast, new KeyCommand.Resume(Cast.KEY, ALL));
    var answer =
        cast.gateway()
            .decrypt(Cast.KEY, encrypted.getFirst().ciphertext().toArray(), row.contextBytes())
            .join();
    story.claim("after the resumption it opens again", Turned.when(answer instanceof Answer.Given));
    story.figure(
        "suspension",
        "%s, then %d of 20 requests refused".formatted(Times.text(suspended), refused));
  }

  /** Encrypts and decrypts in turns; whether it was refused. */
  private static boolean request(
      Cast cast, Row row, List<Encrypted> encrypted, int turn, Story story) {
    var ciphertext = encrypted.get(turn % encrypted.size()).ciphertext().toArray();
    var answer =
        turn % 2 == 0
            ? cast.gateway().encrypt(Cast.KEY, row.plaintext(), row.contextBytes()).join()
            : cast.gateway().decrypt(Cast.KEY, ciphertext, row.contextBytes()).join();
    if (answer instanceof Answer.Refused<?>(var code, var message, _)) {
      if (turn < 2) {
        story.tell("%s: %s (%s)".formatted(turn == 0 ? "encrypt" : "decrypt", message, code));
      }
      return true;
    }
    return false;
  }

  private static void send(Cast cast, KeyCommand command) {
    switch (cast.operator().send(command).join()) {
      case Answer.Given<Accepted> _ -> {}
      case Answer.Refused<Accepted>(_, var message, _) -> throw new DemoFailure(message);
      case Answer.Failed<Accepted>(_, var message, _) -> throw new DemoFailure(message);
    }
  }
}
