package io.keystream.domain.policy.text;

import io.keystream.domain.policy.text.Node.Block;
import io.keystream.domain.policy.text.Node.Entry;
import io.keystream.domain.policy.text.Node.Items;
import io.keystream.domain.policy.text.Node.Plain;
import io.keystream.domain.policy.text.Node.Text;
import java.util.ArrayList;

/** Reads the JSON form of a policy (RFC 8259). */
final class JsonReader {

  private final Cursor cursor;

  private JsonReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** The one object that the text is. */
  static Block read(Cursor cursor) {
    var reader = new JsonReader(cursor);
    reader.space();
    var file = reader.object(0);
    reader.space();
    if (cursor.peek() != Cursor.END) {
      throw cursor.wrong("expected the end of the text, found " + cursor.next());
    }
    return file;
  }

  private Node value(int depth) {
    int at = cursor.at();
    return switch (cursor.peek()) {
      case '"' -> new Text(at, cursor.quoted());
      case '{' -> object(depth);
      case '[' -> array(depth);
      default -> plain(at);
    };
  }

  private Block object(int depth) {
    Nesting.check(cursor, depth);
    int at = cursor.at();
    cursor.expect('{', "before an object");
    var entries = new ArrayList<Entry>();
    space();
    while (!cursor.take('}')) {
      if (!entries.isEmpty()) {
        cursor.expect(',', "or '}' in an object");
        space();
      }
      int name = cursor.at();
      var word = cursor.quoted();
      space();
      cursor.expect(':', "behind a name");
      space();
      entries.add(new Entry(name, word, value(depth + 1)));
      space();
    }
    return new Block(at, entries);
  }

  private Items array(int depth) {
    Nesting.check(cursor, depth);
    int at = cursor.at();
    cursor.expect('[', "before a list");
    var nodes = new ArrayList<Node>();
    space();
    while (!cursor.take(']')) {
      if (!nodes.isEmpty()) {
        cursor.expect(',', "or ']' in a list");
        space();
      }
      nodes.add(value(depth + 1));
      space();
    }
    return new Items(at, nodes);
  }

  private Plain plain(int at) {
    return new Plain(at, Plains.read(cursor));
  }

  private void space() {
    cursor.takeWhile(character ->
        character == ' ' || character == '\t' || character == '\n' || character == '\r');
  }
}
