package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SecretValueRecord;
import io.keystream.testkit.HttpsCaller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands on Kafka of secrets, and what whoever can write there makes of them: nothing. */
@Tag("jvm")
class SecretsOnTheLogTest {

  @AutoClose private static final HttpsCaller OPERATOR = OnePlatform.operator();

  @Test
  void no_topic_has_a_value_in_clear() {
    var value = UUID.randomUUID().toString();
    var path = write(value);
    read(path);

    var all = OnTopics.records(Topics.ALL.stream().map(topic -> topic.name()).toList());

    assertThat(all).anyMatch(record -> record.key() != null && record.key().startsWith(path));
    assertThat(all)
        .noneMatch(record ->
            record.value() != null
                && new String(record.value(), StandardCharsets.ISO_8859_1).contains(value));
  }

  @Test
  void a_ciphertext_of_another_secret_does_not_open() {
    var path = write("one");
    var mine = stored(path);
    var other = stored(write("two"));

    put(with(mine, other.getWrappedKey().array(), other.getCiphertext().array()));
    awaitStatus(path, 503);

    put(with(mine, other.getWrappedKey().array(), mine.getCiphertext().array()));
    awaitStatus(path, 503);

    put(mine);
    awaitStatus(path, 200);
    assertThat(read(path).data().path("data").path("password").asText()).isEqualTo("one");
  }

  @Test
  void a_destroyed_ciphertext_is_taken_away_also_when_it_is_written_again() {
    var path = write("one");
    var destroyed = stored(path);
    assertThat(OPERATOR.post("secret/destroy/" + path, "{\"versions\": [1]}").status())
        .isEqualTo(204);
    awaitTombstone(path);

    put(destroyed);

    awaitTombstone(path);
    assertThat(read(path).status()).isEqualTo(404);
  }

  private static void awaitTombstone(String path) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(newest(path).value()).isNull());
  }

  private static void awaitStatus(String path, int status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(read(path).status()).isEqualTo(status));
  }

  private static String write(String value) {
    var path = "log/" + UUID.randomUUID();
    var written =
        OPERATOR.post("secret/data/" + path, "{\"data\": {\"password\": \"%s\"}}".formatted(value));
    assertThat(written.status()).as(written.error()).isEqualTo(200);
    return path;
  }

  private static HttpsCaller.Answered read(String path) {
    return OPERATOR.get("secret/data/" + path);
  }

  private static SecretValueRecord stored(String path) {
    return Topics.SECRET_VALUES.codec().decode(newest(path).value());
  }

  private static ConsumerRecord<String, byte[]> newest(String path) {
    return OnTopics.records(List.of(Topics.SECRET_VALUES.name())).stream()
        .filter(record -> record.key().startsWith(path))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private static SecretValueRecord with(SecretValueRecord of, byte[] wrapped, byte[] ciphertext) {
    return SecretValueRecord.newBuilder(of)
        .setWrappedKey(ByteBuffer.wrap(wrapped))
        .setCiphertext(ByteBuffer.wrap(ciphertext))
        .build();
  }

  private static void put(SecretValueRecord record) {
    produce(
        record.getPath() + "/" + record.getValueId(), Topics.SECRET_VALUES.codec().encode(record));
  }

  private static void produce(String key, byte[] value) {
    try (var producer =
        new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
      var _ = producer.send(new ProducerRecord<>(Topics.SECRET_VALUES.name(), key, value));
    }
  }

  private static Map<String, Object> settings() {
    return new HashMap<>(Map.of("bootstrap.servers", OnePlatform.bootstrapServers()));
  }
}
