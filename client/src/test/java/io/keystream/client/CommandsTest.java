package io.keystream.client;

import static io.keystream.schemas.SignedCommandMapping.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.directory.SignedBytes;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Failed;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class CommandsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final KeyName KEY = new KeyName("orders/signing");
  private static final KeyCommand CREATE =
      new KeyCommand.Create(
          KEY, new KeySpec(KeyAlgorithm.EC_P256, Custody.WRAPPED), Activation.WHEN_GENERATED);

  @Test
  void an_accepted_command_names_its_events_and_the_version_asked_for() throws Exception {
    try (var service = service(command -> new Accepted(1L, 2L, 1));
        var client =
            KeystreamClient.connect(
                Kafka.configuration(), InstantSource.fixed(NOW), WorkerStandIn.RANDOM)) {
      assertThat(send(client, CREATE))
          .isEqualTo(new Answer.Given<>(new io.keystream.client.Accepted(1, 2, KeyVersion.FIRST)));

      var record = service.seen().getFirst();
      var sent = command(Topics.COMMANDS.codec().decode(record.value()));
      assertThat(record.key()).isEqualTo("orders/signing");
      assertThat(sent.getIssuedAt()).isEqualTo(NOW);
      assertThat(KeyCommandMapping.toCommand(sent)).isEqualTo(CREATE);
    }
  }

  @Test
  void refused_and_failed_commands_are_values() throws Exception {
    try (var _ =
            service(command ->
                command.getKey().startsWith("gone")
                    ? new Refused("key-does-not-exist", "There is no such key.")
                    : new Failed("no-storage", "The log is read-only.", false));
        var client =
            KeystreamClient.connect(
                Kafka.configuration(), InstantSource.fixed(NOW), WorkerStandIn.RANDOM)) {
      assertThat(send(client, resume("gone/key")))
          .isEqualTo(new Answer.Refused<>("key-does-not-exist", "There is no such key."));
      assertThat(send(client, resume("orders/key")))
          .isEqualTo(
              new Answer.Failed<>(
                  "no-storage", "The log is read-only.", Answer.Retryability.FINAL));
    }
  }

  @Test
  void a_command_repeated_under_its_id_is_the_same_command() throws Exception {
    var id = UUID.fromString("6f1b4a3e-7f0c-4d8a-9a55-5d1e1a8f7c10");
    try (var service = service(command -> new Accepted(3L, 3L, null));
        var client =
            KeystreamClient.connect(
                Kafka.configuration(), InstantSource.fixed(NOW), WorkerStandIn.RANDOM)) {
      client.send(CREATE, id).get(Kafka.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      client.send(CREATE, id).get(Kafka.PATIENCE.toSeconds(), TimeUnit.SECONDS);

      assertThat(service.seen()).hasSize(2);
      assertThat(service.seen().get(1).value()).isEqualTo(service.seen().get(0).value());
    }
  }

  private static KeyCommand resume(String key) {
    return new KeyCommand.Resume(new KeyName(key), new VersionScope.All());
  }

  private static Answer<io.keystream.client.Accepted> send(
      KeystreamClient client, KeyCommand command) throws Exception {
    return client.send(command).get(Kafka.PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
  }

  @Test
  void a_command_is_signed_with_the_callers_credential_for_this_platform_and_topic()
      throws Exception {
    var configuration = Kafka.configuration();
    try (var service = service(command -> new Accepted(1L, 1L, null));
        var client =
            KeystreamClient.connect(
                configuration, InstantSource.fixed(NOW), WorkerStandIn.RANDOM)) {
      send(client, CREATE);

      var signed = Topics.COMMANDS.codec().decode(service.seen().getFirst().value());
      var certificate = configuration.credential().certificate();
      var bytes =
          SignedBytes.of(
              configuration.trust().platform().root(), Topics.COMMANDS, bytes(signed.getCommand()));
      assertThat(SignedCommandMapping.fingerprint(signed)).isEqualTo(certificate.fingerprint());
      assertThat(certificate.hasSigned(bytes, bytes(signed.getSignature()))).isTrue();
    }
  }

  @Test
  void an_answer_about_another_key_is_none() throws Exception {
    try (var _ =
            new Responder<>(
                Topics.COMMANDS,
                signed -> {
                  var command = command(signed);
                  return List.of(
                      reply(command, "another/key", new Refused("bad-signature", "Forged.")),
                      reply(command, command.getKey(), new Accepted(7L, 7L, null)));
                });
        var client =
            KeystreamClient.connect(
                Kafka.configuration(), InstantSource.fixed(NOW), WorkerStandIn.RANDOM)) {
      assertThat(send(client, resume("orders/key")))
          .isEqualTo(new Answer.Given<>(new io.keystream.client.Accepted(7, 7, null)));
    }
  }

  private static KeyCommandRecord command(SignedCommandRecord signed) {
    return KeyCommandMapping.CODEC.decode(bytes(signed.getCommand()));
  }

  private static ProducerRecord<String, byte[]> reply(
      KeyCommandRecord command, String key, Object outcome) {
    return Responder.reply(
        Topics.COMMAND_REPLIES,
        Objects.requireNonNull(command.getReplyTo()),
        new CommandReplyRecord(command.getCommandId(), key, outcome));
  }

  private static Responder<SignedCommandRecord> service(
      Function<KeyCommandRecord, Object> outcome) {
    return new Responder<>(
        Topics.COMMANDS,
        signed -> {
          var command = command(signed);
          return List.of(reply(command, command.getKey(), outcome.apply(command)));
        });
  }
}
