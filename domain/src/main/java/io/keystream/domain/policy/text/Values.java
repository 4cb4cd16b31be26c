package io.keystream.domain.policy.text;

import io.keystream.domain.policy.ValuePattern;
import io.keystream.domain.policy.text.Node.Block;
import io.keystream.domain.policy.text.Node.Entry;
import io.keystream.domain.policy.text.Node.Items;
import io.keystream.domain.policy.text.Node.Plain;
import io.keystream.domain.policy.text.Node.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns what a word is set to into the type it takes, and says where that fails. */
final class Values {

  private static final int MAX_VALUES = 128;

  private final Cursor cursor;

  Values(Cursor cursor) {
    this.cursor = cursor;
  }

  /** A list of texts, each read by itself. */
  <T> List<T> texts(Entry entry, Function<String, T> read) {
    var values = new ArrayList<T>();
    for (var node : items(entry)) {
      var text = text(entry.word(), node);
      values.add(orWrong(node.at(), () -> read.apply(text)));
    }
    return values;
  }

  String text(Entry entry) {
    return text(entry.word(), entry.value());
  }

  /** Names with lists of texts, numbers and truth values. */
  Map<String, List<ValuePattern>> patterns(Entry entry) {
    var patterns = new LinkedHashMap<String, List<ValuePattern>>();
    for (var name : block(entry).entries()) {
      if (patterns.put(name.word(), patternsOf(name)) != null) {
        throw cursor.wrong(name.at(), "'" + name.word() + "' is there twice");
      }
      if (patterns.size() > MAX_VALUES) {
        throw cursor.wrong(name.at(), "'" + entry.word() + "' takes at most 128 names");
      }
    }
    return patterns;
  }

  /** What a type refuses is the text's mistake here. */
  <T> T orWrong(int at, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw cursor.wrong(at, String.valueOf(e.getMessage()));
    }
  }

  private List<ValuePattern> patternsOf(Entry entry) {
    var values = new ArrayList<ValuePattern>();
    for (var node : items(entry)) {
      switch (node) {
        case Text(_, var value) -> values.add(new ValuePattern(value));
        case Plain(_, var value) -> values.add(new ValuePattern(value));
        case Items _, Block _ ->
            throw wrongKind(entry.word(), "texts, numbers or truth values", node);
      }
    }
    return values;
  }

  private List<Node> items(Entry entry) {
    if (!(entry.value() instanceof Items(_, var nodes))) {
      throw wrongKind(entry.word(), "a list [ ... ]", entry.value());
    }
    if (nodes.size() > MAX_VALUES) {
      throw cursor.wrong(
          entry.at(),
          "'%s' takes at most 128 values, has %,d".formatted(entry.word(), nodes.size()));
    }
    return nodes;
  }

  /** A block; JSON may have it as the one item of a list. */
  private Block block(Entry entry) {
    return switch (entry.value()) {
      case Block block -> block;
      case Items(_, var nodes) when nodes.size() == 1 && nodes.getFirst() instanceof Block block ->
          block;
      case Items _, Text _, Plain _ ->
          throw wrongKind(entry.word(), "{ name = [ ... ] }", entry.value());
    };
  }

  private String text(String word, Node node) {
    if (node instanceof Text(_, var value)) {
      return value;
    }
    throw wrongKind(word, "texts in quotes", node);
  }

  private PolicyTextException wrongKind(String word, String wanted, Node node) {
    return cursor.wrong(node.at(), "'%s' takes %s, not %s".formatted(word, wanted, node.kind()));
  }
}
