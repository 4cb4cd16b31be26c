package io.keystream.local.demo;

import io.keystream.client.Answer;
import io.keystream.client.Decrypted;
import io.keystream.client.Encrypted;
import io.keystream.local.demo.Records.Row;
import io.keystream.local.demo.Story.Turned;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The gateway opens everything again, old versions and the fresh one, and compares. */
final class DecryptAndCompare {

  private DecryptAndCompare() {}

  private record Sealed(Row row, byte[] ciphertext) {}

  static void play(Cast cast, Records records, List<Encrypted> encrypted, Story story) {
    story.chapter("The gateway decrypts all of them and compares byte for byte");
    var rows = records.rows();
    var sealed =
        IntStream.range(0, Math.min(rows.size(), encrypted.size()))
            .mapToObj(i -> new Sealed(rows.get(i), encrypted.get(i).ciphertext().toArray()))
            .toList();
    var opened =
        Volley.<Sealed, Decrypted>fire(
            sealed,
            one ->
                cast.gateway().decrypt(Cast.KEY, one.ciphertext(), one.row().contextBytes()));
    story.tell(opened.figures());
    story.figure("decrypt", opened.figures());
    var same = countSame(sealed, opened);
    story.tell("by version: " + byVersion(opened));
    story.claim(
        "%d of %d records came back as they were".formatted(same, rows.size()),
        Turned.when(same == rows.size()));
    story.figure("records equal after decryption", same + " of " + rows.size());
    wrongContext(cast, sealed, story);
  }

  private static long countSame(List<Sealed> sealed, Volley<Decrypted> opened) {
    var same = 0L;
    for (var i = 0; i < sealed.size(); i++) {
      if (opened.answers().get(i) instanceof Answer.Given<Decrypted>(var decrypted)) {
        var plaintext = decrypted.plaintext().reveal();
        same += Arrays.equals(plaintext, sealed.get(i).row().plaintext()) ? 1 : 0;
        decrypted.close();
      }
    }
    return same;
  }

  private static String byVersion(Volley<Decrypted> opened) {
    var counts =
        opened.results().stream()
            .collect(
                Collectors.groupingBy(
                    Decrypted::version, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /** A ciphertext is bound to its record: under the next record's context it does not open. */
  private static void wrongContext(Cast cast, List<Sealed> sealed, Story story) {
    var answer =
        cast.gateway()
            .decrypt(
                Cast.KEY, sealed.getFirst().ciphertext(), sealed.getLast().row().contextBytes())
            .join();
    story.claim(
        "a ciphertext does not open under another record's context",
        Turned.when(!(answer instanceof Answer.Given<Decrypted>)));
  }
}
