package io.keystream.worker;

import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.worker.token.Token;

/** One worker with its token, a command-service stand-in and a caller, on a broker. */
record PlatformUnderTest(
    String kafka,
    CommandServiceStandIn commands,
    Token token,
    CryptoWorker worker,
    TestCaller caller)
    implements AutoCloseable {

  static final VersionScope ALL = new VersionScope.All();

  static PlatformUnderTest start(String kafka, Token token) {
    TestClients.prepareTopics(kafka);
    var commands = new CommandServiceStandIn(kafka);
    var worker = Workers.start(kafka, "worker-1", token);
    return new PlatformUnderTest(kafka, commands, token, worker, new TestCaller(kafka, "payments"));
  }

  static VersionScope version(int number) {
    return new VersionScope.One(new KeyVersion(number));
  }

  static KeyName name(String path) {
    return new KeyName(path);
  }

  @Override
  public void close() {
    caller.close();
    worker.close();
    commands.close();
    token.close();
  }
}
