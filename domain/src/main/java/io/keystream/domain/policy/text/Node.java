package io.keystream.domain.policy.text;

import java.util.List;

/** What a text says before anybody asks whether it makes sense; HCL and JSON come out alike. */
sealed interface Node {

  /** Where it begins, in characters from the front of the text. */
  int at();

  record Text(int at, String value) implements Node {}

  /** A number, {@code true} or {@code false}, as it is written. */
  record Plain(int at, String value) implements Node {}

  record Items(int at, List<Node> nodes) implements Node {
    public Items {
      nodes = List.copyOf(nodes);
    }
  }

  record Block(int at, List<Entry> entries) implements Node {
    public Block {
      entries = List.copyOf(entries);
    }
  }

  /** A word and what it is set to; a word may come again. */
  record Entry(int at, String word, Node value) {}

  default String kind() {
    return switch (this) {
      case Text _ -> "a text";
      case Plain _ -> "a number or truth value";
      case Items _ -> "a list";
      case Block _ -> "a block";
    };
  }
}
