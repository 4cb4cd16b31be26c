package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Attributes of an object as C_GenerateKey, C_FindObjects and their like take them: an array of
 * CK_ATTRIBUTE {type, pointer, length}. Immutable.
 */
final class Template {

  static final long CK_ATTRIBUTE_BYTES = 24;

  static final Template EMPTY = new Template(List.of());

  /** Writes a value into the arena: the standard has flags, numbers, bytes, lists and templates. */
  @FunctionalInterface
  private interface Value {
    MemorySegment allocate(Arena arena);
  }

  private record Attribute(long type, Value value) {}

  private final List<Attribute> attributes;

  private Template(List<Attribute> attributes) {
    this.attributes = List.copyOf(attributes);
  }

  Template flag(long type, boolean value) {
    return with(type, arena -> arena.allocateFrom(JAVA_BYTE, (byte) (value ? 1 : 0)));
  }

  Template number(long type, long value) {
    return with(type, arena -> arena.allocateFrom(JAVA_LONG, value));
  }

  Template numbers(long type, long... values) {
    long[] copy = values.clone();
    return with(type, arena -> arena.allocateFrom(JAVA_LONG, copy));
  }

  Template bytes(long type, byte[] value) {
    byte[] copy = value.clone();
    return with(type, arena -> arena.allocateFrom(JAVA_BYTE, copy));
  }

  Template nested(long type, Template value) {
    return with(type, value::allocate);
  }

  /** Both; what {@code other} says comes last. */
  Template and(Template other) {
    List<Attribute> both = new ArrayList<>(attributes);
    both.addAll(other.attributes);
    return new Template(both);
  }

  int count() {
    return attributes.size();
  }

  MemorySegment allocate(Arena arena) {
    MemorySegment array = arena.allocate(CK_ATTRIBUTE_BYTES * attributes.size(), 8);
    long offset = 0;
    for (Attribute attribute : attributes) {
      MemorySegment value = attribute.value().allocate(arena);
      array.set(JAVA_LONG, offset, attribute.type());
      array.set(ADDRESS, offset + 8, value);
      array.set(JAVA_LONG, offset + 16, value.byteSize());
      offset += CK_ATTRIBUTE_BYTES;
    }
    return array;
  }

  private Template with(long type, Value value) {
    List<Attribute> more = new ArrayList<>(attributes);
    more.add(new Attribute(type, value));
    return new Template(more);
  }
}
