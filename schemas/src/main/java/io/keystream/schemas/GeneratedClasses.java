package io.keystream.schemas;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * Has every class that Avro generated initialized by a thread that ends at once. Each keeps a
 * reader for ever, and a reader keeps the thread that made it: had that been the virtual thread of
 * a connection, its buffers would stay in memory with whatever secret was in them.
 */
public final class GeneratedClasses {

  private GeneratedClasses() {}

  /** Before anybody is listened to; a second time does nothing. */
  public static void initialize() {
    var thread =
        Thread.ofPlatform().name("generated classes").start(GeneratedClasses::initializeHere);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while classes are initialized", e);
    }
  }

  private static void initializeHere() {
    for (var name : names()) {
      try {
        var _ = Class.forName(name, true, GeneratedClasses.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("a schema has no class: " + name, e);
      }
    }
  }

  /** Of every record that a codec may meet. */
  static Set<String> names() {
    var names = new LinkedHashSet<String>();
    codecs().forEach(codec -> collect(codec.schema(), names));
    return names;
  }

  private static Stream<Codec<?>> codecs() {
    return Stream.concat(
        Topics.ALL.stream().map(Topic::codec),
        Stream.of(
            SealedContent.REQUEST,
            SealedContent.REPLY,
            TokenMapping.CODEC,
            KeyCommandMapping.CODEC,
            AccessCommandMapping.CODEC,
            SecretCommandMapping.CODEC));
  }

  private static void collect(Schema schema, Set<String> names) {
    switch (schema.getType()) {
      case RECORD -> {
        if (names.add(SpecificData.getClassName(schema))) {
          schema.getFields().forEach(field -> collect(field.schema(), names));
        }
      }
      case UNION -> schema.getTypes().forEach(one -> collect(one, names));
      case ARRAY -> collect(schema.getElementType(), names);
      case MAP -> collect(schema.getValueType(), names);
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {
        // No class, or one without a reader.
      }
    }
  }
}
