package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import org.apache.avro.specific.SpecificRecord;

/** One use of the transit engine as path and body name it: items are asked, answers become data. */
interface TransitUse {

  /** The key's name as the path has it; empty where none takes part. */
  String key();

  /**
   * What the worker is asked for an item of the body.
   *
   * @throws BadRequest naming the field
   */
  Asked asked(ObjectNode item);

  /** Adds what the worker answered, and wipes it. */
  void answer(SpecificRecord answer, ObjectNode data);

  /** Whether Vault has batches of it; where it has none, {@code batch_input} is passed over. */
  default boolean hasBatches() {
    return true;
  }

  /** The status of a batch in which an item failed; most of Vault's batches are answered 200. */
  default int statusOfFailedBatch() {
    return Answer.OK;
  }
}
