package io.keystream.bench;

import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.embedded.EmbeddedKafka;
import io.keystream.embedded.SoftHsm;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.pkcs11.Pkcs11Library;
import io.keystream.worker.token.pkcs11.Pkcs11Settings;
import io.keystream.worker.token.pkcs11.Pkcs11Token;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The broker and the token that a measurement stands on, in a directory of its own. */
final class Rig implements AutoCloseable {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final int MAX_IN_FLIGHT = 8192;

  private final Path directory;
  private final EmbeddedKafka kafka;

  private Rig(Path directory, EmbeddedKafka kafka) {
    this.directory = directory;
    this.kafka = kafka;
  }

  static Rig open(Path directory) {
    var kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicSetup(admin, Sizing.LAPTOP).prepare();
    }
    return new Rig(directory, kafka);
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  Path directory(String name) {
    return directory.resolve(name);
  }

  static Token token(Path directory) {
    var softHsm = SoftHsm.open(directory, "bench", new SecureRandom());
    softHsm.useInThisProcess();
    return Pkcs11Token.open(
        Pkcs11Library.load(softHsm.module()),
        new Pkcs11Settings(softHsm.label(), softHsm.userPinFile(), "bench", 4));
  }

  KeystreamClient client(String name) {
    var caller = new Caller(new Principal(name), new Application("bench"), new User.None());
    return KeystreamClient.connect(
        new ClientConfiguration(
            bootstrapServers(), caller, ANSWER_LIMIT, ANSWER_LIMIT, MAX_IN_FLIGHT),
        InstantSource.system());
  }

  @Override
  public void close() {
    kafka.close();
  }
}
