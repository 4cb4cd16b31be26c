package io.keystream.clients;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The transcripts, run by curl in a shell. */
class CurlTest {

  private static final Path TRANSCRIPTS = Path.of("src", "test", "transcripts");

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> sys() {
    return run("sys.txt");
  }

  @TestFactory
  Stream<DynamicTest> transit() {
    return run("transit.txt");
  }

  @TestFactory
  Stream<DynamicTest> kv_v2() {
    return run("kv-v2.txt");
  }

  @TestFactory
  Stream<DynamicTest> token() {
    return run("token.txt");
  }

  @TestFactory
  Stream<DynamicTest> approle() {
    return run("approle.txt");
  }

  private Stream<DynamicTest> run(String transcript) {
    var curl = new Curl(directory, environment());
    return Transcript.read(TRANSCRIPTS.resolve(transcript)).exchanges().stream()
        .map(one -> DynamicTest.dynamicTest(one.claim(), () -> curl.check(one)));
  }

  private Map<String, String> environment() {
    var program = AProgram.enrol(directory, Duration.ofMinutes(20));
    return Map.of(
        "VAULT_ADDR", OnePlatform.address(),
        "VAULT_TOKEN", OnePlatform.token(),
        "VAULT_CLIENT_CERT", program.credential().certificate().toString(),
        "VAULT_CLIENT_KEY", program.credential().key().toString(),
        "PROGRAM", program.name(),
        "CURL_CA_BUNDLE", OnePlatform.authority().toString());
  }
}
