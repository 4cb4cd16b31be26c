package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class GeneratedClassesTest {

  @Test
  void all_are_known() throws IOException, URISyntaxException {
    assertThat(GeneratedClasses.names()).containsExactlyInAnyOrderElementsOf(compiled());
  }

  /** What Avro keeps is the thread; that it is no virtual one is what matters. */
  @Test
  void none_keeps_a_virtual_thread() throws Exception {
    Thread.ofVirtual().start(GeneratedClasses::initialize).join();

    var creator = GenericDatumReader.class.getDeclaredField("creator");
    creator.setAccessible(true);
    for (var name : GeneratedClasses.names()) {
      var reader = Class.forName(name).getDeclaredField("READER$");
      reader.setAccessible(true);
      assertThat(((Thread) creator.get(reader.get(null))).isVirtual()).as(name).isFalse();
    }
  }

  private static Set<String> compiled() throws IOException, URISyntaxException {
    var root = Path.of(Codec.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .filter(GeneratedClassesTest::isRecord)
          .collect(Collectors.toSet());
    }
  }

  private static boolean isRecord(String name) {
    try {
      var type = Class.forName(name, false, Codec.class.getClassLoader());
      return SpecificRecordBase.class.isAssignableFrom(type);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
