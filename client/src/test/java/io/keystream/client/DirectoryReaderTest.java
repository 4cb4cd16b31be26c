package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.caller.Principal;
import io.keystream.embedded.EmbeddedKafka;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import io.keystream.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own, because access events stand in one partition. */
final class DirectoryReaderTest {

  private final Credential founder =
      Credential.generate(
          "operator",
          SignatureScheme.ED25519,
          Instant.now().minusSeconds(60),
          Duration.ofDays(1),
          new SecureRandom());

  @TempDir private Path directory;

  @Test
  void what_a_stranger_writes_into_the_log_enrols_nobody_and_is_told()
      throws ExecutionException, InterruptedException {
    try (var kafka = EmbeddedKafka.start(directory)) {
      var servers = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
      try (var admin = Admin.create(servers)) {
        new TopicSetup(admin, Sizing.LAPTOP).prepare();
      }
      assertThat(read(kafka).ignored()).isEmpty();
      try (var producer =
          new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer())) {
        var garbage = "garbage".getBytes(StandardCharsets.UTF_8);
        producer
            .send(new ProducerRecord<>(Topics.ACCESS_EVENTS.name(), "svc-forged", garbage))
            .get();
      }
      var read = read(kafka);
      assertThat(read.ignored())
          .singleElement()
          .asString()
          .startsWith("keystream.access-events.v1 partition 0 offset 0 proves nothing: ");
      assertThat(read.directory().principals())
          .extracting(Enrolment::principal)
          .containsExactly(new Principal("operator"));
    }
  }

  private DirectoryReader.Read read(EmbeddedKafka kafka) {
    return DirectoryReader.read(Bus.at(kafka.bootstrapServers()), founder.certificate());
  }
}
