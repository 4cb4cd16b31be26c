package io.keystream.worker;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A request and the bytes it is sealed into: sent again, they are the same. */
record TestRequest(
    CallerRecord caller, CryptoRequestRecord content, SealedRequestRecord sealed, int partition) {

  String id() {
    return sealed.getRequestId();
  }

  String key() {
    return content.getKey();
  }

  ProducerRecord<String, byte[]> record() {
    return record(caller.getPrincipal(), partition, sealed);
  }

  static ProducerRecord<String, byte[]> record(
      String key, int partition, SealedRequestRecord sealed) {
    return new ProducerRecord<>(
        Topics.CRYPTO_REQUESTS.name(),
        partition,
        key,
        Topics.CRYPTO_REQUESTS.codec().encode(sealed));
  }
}
