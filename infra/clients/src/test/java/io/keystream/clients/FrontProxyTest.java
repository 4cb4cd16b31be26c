package io.keystream.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker and a command-service that listen apart are one Vault behind the proxy of the example.
 */
class FrontProxyTest {

  private static final Path TRANSCRIPT = Path.of("src", "test", "transcripts", "front-proxy.txt");

  @TempDir private static Path directory;

  private static FrontProxy proxy;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    proxy = FrontProxy.start(directory);
  }

  @AfterAll
  static void stop() {
    proxy.close();
  }

  @TestFactory
  Stream<DynamicTest> each_request_finds_the_service_that_answers_it() throws IOException {
    var apart = OnePlatform.apart();
    var curl =
        new Curl(
            directory,
            Map.of(
                "VAULT_ADDR", proxy.address().toString(),
                "WORKER", apart.cryptoWorker().toString(),
                "COMMAND_SERVICE", apart.commandService().toString(),
                "VAULT_TOKEN", OnePlatform.token(),
                "CURL_CA_BUNDLE", OnePlatform.authority().toString()));
    return Transcript.read(TRANSCRIPT).exchanges().stream()
        .map(one -> DynamicTest.dynamicTest(one.claim(), () -> curl.check(one)));
  }
}
