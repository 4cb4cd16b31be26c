package io.keystream.schemas;

import java.util.List;
import java.util.stream.Stream;

/** Every codec there is: of each topic, and of what lies inside a signed command. */
final class Codecs {

  private Codecs() {}

  static List<Codec<?>> all() {
    return Stream.<Codec<?>>concat(
            Topics.ALL.stream().map(Topic::codec), Stream.of(AccessCommandMapping.CODEC))
        .toList();
  }
}
