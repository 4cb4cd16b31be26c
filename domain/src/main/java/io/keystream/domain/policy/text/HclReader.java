package io.keystream.domain.policy.text;

import io.keystream.domain.policy.text.Node.Block;
import io.keystream.domain.policy.text.Node.Entry;
import io.keystream.domain.policy.text.Node.Items;
import io.keystream.domain.policy.text.Node.Plain;
import io.keystream.domain.policy.text.Node.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the HCL form of a policy, version 1 of the language as Vault uses it: words set to values,
 * blocks with labels, comments. {@code path "x" { }} is {@code path { "x" { } }}, as in JSON.
 */
final class HclReader {

  private final Cursor cursor;

  private HclReader(Cursor cursor) {
    this.cursor = cursor;
  }

  static Block read(Cursor cursor) {
    return new Block(0, new HclReader(cursor).entries(Cursor.END, 0));
  }

  private List<Entry> entries(int end, int depth) {
    Nesting.check(cursor, depth);
    var entries = new ArrayList<Entry>();
    space();
    while (cursor.peek() != end) {
      entries.add(entry(depth));
      space();
      if (cursor.take(',')) {
        space();
      }
    }
    return entries;
  }

  private Entry entry(int depth) {
    int at = cursor.at();
    var word = cursor.peek() == '"' ? cursor.quoted() : word();
    space();
    if (cursor.take('=')) {
      space();
      return new Entry(at, word, value(depth + 1));
    }
    if (cursor.peek() == '"') {
      int inner = cursor.at();
      Nesting.check(cursor, depth + 1);
      return new Entry(at, word, new Block(inner, List.of(entry(depth + 1))));
    }
    if (cursor.peek() == '{') {
      return new Entry(at, word, block(depth + 1));
    }
    throw cursor.wrong(
        "expected '=', '{' or a label behind '%s', found %s".formatted(word, cursor.next()));
  }

  private String word() {
    var word = cursor.takeWhile(HclReader::isInWord);
    if (word.isEmpty()) {
      throw cursor.wrong("expected a word, found " + cursor.next());
    }
    return word;
  }

  private Node value(int depth) {
    int at = cursor.at();
    return switch (cursor.peek()) {
      case '"' -> new Text(at, cursor.quoted());
      case '{' -> block(depth);
      case '[' -> list(depth);
      case '<' -> throw cursor.wrong("texts stand in quotes; there are no heredocs");
      default -> new Plain(at, Plains.read(cursor));
    };
  }

  private Block block(int depth) {
    int at = cursor.at();
    cursor.expect('{', "before a block");
    var entries = entries('}', depth);
    cursor.skip();
    return new Block(at, entries);
  }

  private Items list(int depth) {
    Nesting.check(cursor, depth);
    int at = cursor.at();
    cursor.expect('[', "before a list");
    var nodes = new ArrayList<Node>();
    space();
    while (!cursor.take(']')) {
      nodes.add(value(depth + 1));
      space();
      if (cursor.peek() != ']') {
        cursor.expect(',', "or ']' in a list");
        space();
      }
    }
    return new Items(at, nodes);
  }

  /** Space and comments. */
  private void space() {
    while (true) {
      cursor.takeWhile(character ->
          character == ' ' || character == '\t' || character == '\n' || character == '\r');
      if (cursor.peek() == '#' || (cursor.peek() == '/' && cursor.peek(1) == '/')) {
        cursor.takeWhile(character -> character != '\n');
      } else if (cursor.peek() == '/' && cursor.peek(1) == '*') {
        int begin = cursor.at();
        cursor.skip();
        cursor.skip();
        if (!cursor.skipBeyond("*/")) {
          throw cursor.wrong(begin, "this comment has no '*/' at its end");
        }
      } else {
        return;
      }
    }
  }

  private static boolean isInWord(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '_'
        || character == '-'
        || character == '.';
  }
}
