package io.keystream.domain.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map of which every earlier state stays as it was: adding costs a path and no copy, so
 * that a long log folds in seconds. An AVL tree.
 */
final class Tree<V> {

  private final @Nullable Node<V> root;

  private record Node<V>(
      String key, V value, @Nullable Node<V> left, @Nullable Node<V> right, int height) {

    Node(String key, V value, @Nullable Node<V> left, @Nullable Node<V> right) {
      this(key, value, left, right, 1 + Math.max(heightOf(left), heightOf(right)));
    }
  }

  private Tree(@Nullable Node<V> root) {
    this.root = root;
  }

  static <V> Tree<V> empty() {
    return new Tree<>(null);
  }

  @Nullable V get(String key) {
    var node = root;
    while (node != null) {
      int order = key.compareTo(node.key());
      if (order == 0) {
        return node.value();
      }
      node = order < 0 ? node.left() : node.right();
    }
    return null;
  }

  /** The same map with this value under the key. */
  Tree<V> with(String key, V value) {
    return new Tree<>(put(root, key, value));
  }

  /** In the order of the keys. */
  List<V> values() {
    var values = new ArrayList<V>();
    collect(root, values);
    return values;
  }

  int height() {
    return heightOf(root);
  }

  private static <V> Node<V> put(@Nullable Node<V> node, String key, V value) {
    if (node == null) {
      return new Node<>(key, value, null, null);
    }
    int order = key.compareTo(node.key());
    if (order < 0) {
      return balanced(node, put(node.left(), key, value), node.right());
    }
    return order > 0
        ? balanced(node, node.left(), put(node.right(), key, value))
        : new Node<>(key, value, node.left(), node.right());
  }

  /** The node with these children, turned where one side is higher by two. */
  private static <V> Node<V> balanced(
      Node<V> node, @Nullable Node<V> left, @Nullable Node<V> right) {
    if (left != null && left.height() > heightOf(right) + 1) {
      var inner = left.right();
      return inner == null || heightOf(left.left()) >= inner.height()
          ? with(left, left.left(), with(node, inner, right))
          : with(inner, with(left, left.left(), inner.left()), with(node, inner.right(), right));
    }
    if (right != null && right.height() > heightOf(left) + 1) {
      var inner = right.left();
      return inner == null || heightOf(right.right()) >= inner.height()
          ? with(right, with(node, left, inner), right.right())
          : with(inner, with(node, left, inner.left()), with(right, inner.right(), right.right()));
    }
    return with(node, left, right);
  }

  private static <V> Node<V> with(Node<V> node, @Nullable Node<V> left, @Nullable Node<V> right) {
    return new Node<>(node.key(), node.value(), left, right);
  }

  private static <V> void collect(@Nullable Node<V> node, List<V> values) {
    if (node != null) {
      collect(node.left(), values);
      values.add(node.value());
      collect(node.right(), values);
    }
  }

  private static int heightOf(@Nullable Node<?> node) {
    return node == null ? 0 : node.height();
  }
}
