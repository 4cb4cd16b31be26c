package io.keystream.commands.http;

import io.keystream.directory.tokens.TokenSigner;
import io.keystream.domain.approle.SecretIdEvent;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.TokenEvent;
import io.keystream.edge.Durably;
import io.keystream.edge.NotRecorded;
import io.keystream.follow.Callers;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SignedTokenRecord;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Signs what happens to tokens and to secret-ids, and returns when Kafka has it, from when on it
 * holds everywhere.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class TokenLog implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Callers callers;
  private final TokenSigner signer;
  private final Producer<String, byte[]> producer;

  /** Closes the producer in the end. */
  TokenLog(Callers callers, TokenSigner signer, Producer<String, byte[]> producer) {
    this.callers = callers;
    this.signer = signer;
    this.producer = producer;
  }

  /**
   * Writes what happened to a token.
   *
   * @throws NotRecorded if Kafka does not take it
   */
  void write(TokenEvent event, Instant now) {
    write(Accessor.of(event.hash()), signer.sign(event, now, callers.directory().version()));
  }

  /** The same of a secret-id. */
  void write(SecretIdEvent event, Instant now) {
    write(Accessor.of(event.hash()), signer.sign(event, now, callers.directory().version()));
  }

  private void write(Accessor accessor, SignedTokenRecord record) {
    Durably.write(
        producer,
        new ProducerRecord<>(
            Topics.TOKENS.name(), accessor.text(), Topics.TOKENS.codec().encode(record)),
        LIMIT);
  }

  @Override
  public void close() {
    producer.close(LIMIT);
  }
}
