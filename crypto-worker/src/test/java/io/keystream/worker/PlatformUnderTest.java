package io.keystream.worker;

import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** A broker of its own with a command-service stand-in and a caller; workers join as needed. */
record PlatformUnderTest(
    EmbeddedKafka broker, CommandServiceStandIn commands, TestAccess access, TestCaller caller)
    implements AutoCloseable {

  static final VersionScope ALL = new VersionScope.All();

  static PlatformUnderTest start(Path directory) {
    var broker = EmbeddedKafka.start(directory);
    var kafka = broker.bootstrapServers();
    TestClients.prepareTopics(kafka);
    var access = new TestAccess(kafka);
    access.enrolTheServices();
    return new PlatformUnderTest(
        broker,
        new CommandServiceStandIn(kafka, access),
        access,
        new TestCaller(kafka, access, "payments"));
  }

  static VersionScope version(int number) {
    return new VersionScope.One(new KeyVersion(number));
  }

  String kafka() {
    return broker.bootstrapServers();
  }

  @Override
  public void close() {
    caller.close();
    commands.close();
    broker.close();
  }
}
