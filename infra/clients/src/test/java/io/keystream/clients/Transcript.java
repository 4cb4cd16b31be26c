package io.keystream.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Requests with the answers that are expected, as {@code src/test/transcripts} has them. */
record Transcript(List<Exchange> exchanges) {

  private static final Pattern EMPTY_LINES = Pattern.compile("\n\\s*\n");
  private static final Pattern STATUS = Pattern.compile("(\\d{3})( .*)?");
  private static final String COMMENT = "#";
  private static final Pattern KEEP = Pattern.compile("keep ([A-Z_]+) (\\S+)");

  /**
   * One request.
   *
   * @param claim what it shows
   * @param command for a shell
   * @param shape what the body has, in JSON; empty for no body
   */
  record Exchange(String claim, String command, int status, String shape, List<Kept> kept) {}

  /** A field of the answer that later requests take from the environment. */
  record Kept(String name, String path) {}

  static Transcript read(Path file) {
    try {
      var exchanges =
          EMPTY_LINES
              .splitAsStream(Files.readString(file).strip())
              .map(text -> text.lines().toList())
              .filter(lines -> lines.stream().anyMatch(line -> !line.startsWith(COMMENT)))
              .map(lines -> exchange(file, lines))
              .toList();
      return new Transcript(exchanges);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Kept kept(Path file, String line) {
    var matcher = KEEP.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError(file + ": not 'keep NAME path.to.field': " + line);
    }
    return new Kept(matcher.group(1), matcher.group(2));
  }

  private static Exchange exchange(Path file, List<String> lines) {
    var command = new ArrayList<String>();
    var shape = new ArrayList<String>();
    var kept = new ArrayList<Kept>();
    var status = 0;
    for (var line : lines.stream().filter(line -> !line.startsWith(COMMENT)).toList()) {
      var matcher = STATUS.matcher(line);
      if (line.startsWith("keep ")) {
        kept.add(kept(file, line));
      } else if (status != 0) {
        shape.add(line);
      } else if (matcher.matches()) {
        status = Integer.parseInt(matcher.group(1));
        shape.add(matcher.group(2) == null ? "" : matcher.group(2));
      } else {
        command.add(line);
      }
    }
    var first = lines.getFirst();
    if (!first.startsWith(COMMENT) || command.isEmpty() || status == 0) {
      throw new AssertionError(file + ": a request has a claim, a command and a status: " + lines);
    }
    return new Exchange(
        first.substring(COMMENT.length()).strip(),
        String.join("\n", command),
        status,
        String.join("\n", shape).strip(),
        kept);
  }
}
