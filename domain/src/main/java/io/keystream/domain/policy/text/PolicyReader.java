package io.keystream.domain.policy.text;

import io.keystream.domain.policy.PathPattern;
import io.keystream.domain.policy.PathRule;
import io.keystream.domain.policy.Policy;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.text.Node.Block;
import io.keystream.domain.policy.text.Node.Entry;
import io.keystream.domain.policy.text.Node.Items;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Finds the paths of a policy and has each block read. */
final class PolicyReader {

  private final Cursor cursor;

  PolicyReader(Cursor cursor) {
    this.cursor = cursor;
  }

  Policy policy(PolicyName name, Block file) {
    var rules = new ArrayList<PathRule>();
    for (var entry : file.entries()) {
      if (!entry.word().equals("path")) {
        throw cursor.wrong(
            entry.at(), "unknown word '" + entry.word() + "'; a policy takes path \"...\" { ... }");
      }
      for (var paths : blocks(entry)) {
        for (var path : paths.entries()) {
          for (var block : blocks(path)) {
            if (rules.size() == Policy.MAX_RULES) {
              throw cursor.wrong(path.at(), "a policy has at most 1,000 paths");
            }
            rules.add(rule(path, block));
          }
        }
      }
    }
    return new Policy(name, rules);
  }

  private PathRule rule(Entry path, Block block) {
    var values = new Values(cursor);
    var words = new EnumMap<Word, Entry>(Word.class);
    var pattern = values.orWrong(path.at(), () -> new PathPattern(path.word()));
    for (var entry : block.entries()) {
      var word =
          Word.of(entry.word())
              .orElseThrow(() -> cursor.wrong(entry.at(), Word.whyNot(entry.word())));
      if (words.put(word, entry) != null) {
        throw cursor.wrong(entry.at(), "'" + word + "' is there twice; a path takes it once");
      }
    }
    return values.orWrong(path.at(), () -> new RuleReader(values, words).rule(pattern));
  }

  /** A block, or as JSON also has it, a list of them. */
  private List<Block> blocks(Entry entry) {
    return switch (entry.value()) {
      case Block block -> List.of(block);
      case Items(_, var nodes) -> nodes.stream().map(node -> block(entry, node)).toList();
      case Node.Text text -> List.of(block(entry, text));
      case Node.Plain plain -> List.of(block(entry, plain));
    };
  }

  private Block block(Entry entry, Node node) {
    if (node instanceof Block block) {
      return block;
    }
    throw cursor.wrong(
        node.at(), "'%s' takes a block { ... }, not %s".formatted(entry.word(), node.kind()));
  }
}
