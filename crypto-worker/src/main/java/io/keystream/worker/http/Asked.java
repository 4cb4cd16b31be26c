package io.keystream.worker.http;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked.
 *
 * @param activeVersion what the caller takes the active version to be; null where it does not say
 */
record Asked(SpecificRecord operation, @Nullable Integer activeVersion) {

  Asked(SpecificRecord operation) {
    this(operation, null);
  }
}
