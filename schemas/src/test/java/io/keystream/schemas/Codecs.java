package io.keystream.schemas;

import java.util.List;
import java.util.stream.Stream;

/** Every codec there is: of each topic, and of what lies inside what is signed or sealed. */
final class Codecs {

  private Codecs() {}

  static List<Codec<?>> all() {
    return Stream.<Codec<?>>concat(
            Topics.ALL.stream().map(Topic::codec),
            Stream.of(
                KeyCommandMapping.CODEC,
                AccessCommandMapping.CODEC,
                TokenMapping.CODEC,
                SecretCommandMapping.CODEC,
                SealedContent.REQUEST,
                SealedContent.REPLY))
        .toList();
  }
}
