package io.keystream.worker;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Token;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One worker for all tests of a class, on a token that the class chooses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneWorker {

  private Token token;
  private PlatformUnderTest platform;
  private CryptoWorker worker;

  /** The token that the worker works with. */
  abstract Token token();

  /** Where it can keep such keys. */
  Custody custody(KeyAlgorithm algorithm) {
    return Custody.WRAPPED;
  }

  CryptoWorker worker() {
    return worker;
  }

  PlatformUnderTest platform() {
    return platform;
  }

  CommandServiceStandIn commands() {
    return platform.commands();
  }

  TestCaller caller() {
    return platform.caller();
  }

  String aes() {
    return commands().create(fresh("aes"), KeyAlgorithm.AES_256).path();
  }

  static String fresh(String prefix) {
    return prefix + "/" + UUID.randomUUID();
  }

  @BeforeAll
  void start(@TempDir Path directory) {
    token = token();
    platform = PlatformUnderTest.start(directory);
    worker = Workers.start(platform.kafka(), "worker-1", token);
  }

  @AfterAll
  void stop() {
    worker.close();
    platform.close();
    token.close();
  }
}
