package io.keystream.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keystream.clients.Transcript.Exchange;
import io.keystream.clients.Transcript.Kept;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The transcripts, run by curl in a shell. */
class CurlTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path TRANSCRIPTS = Path.of("src", "test", "transcripts");
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** The status stands alone on the last line. */
  private static final String CURL =
      "curl() { command curl --silent --show-error --write-out '\\n%{http_code}' \"$@\"; }\n";

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
    var environment = environment();
    return Transcript.read(TRANSCRIPTS.resolve(transcript)).exchanges().stream()
        .map(one -> DynamicTest.dynamicTest(one.claim(), () -> check(one, environment)));
  }

  private Map<String, String> environment() {
    var program = AProgram.enrol(directory, Duration.ofMinutes(20));
    return new HashMap<>(
        Map.of(
            "VAULT_ADDR", OnePlatform.address(),
            "VAULT_TOKEN", OnePlatform.token(),
            "VAULT_CLIENT_CERT", program.credential().certificate().toString(),
            "VAULT_CLIENT_KEY", program.credential().key().toString(),
            "PROGRAM", program.name(),
            "CURL_CA_BUNDLE", OnePlatform.authority().toString()));
  }

  private void check(Exchange exchange, Map<String, String> environment)
      throws JsonProcessingException {
    var ended =
        Program.run(
            directory, environment, LIMIT, List.of("bash", "-c", CURL + exchange.command()));
    var end = ended.out().lastIndexOf('\n');
    assertThat(end).as("%s%s", ended.out(), ended.err()).isNotNegative();
    var body = ended.out().substring(0, end);

    assertThat(ended.out().substring(end + 1))
        .as(body)
        .isEqualTo(Integer.toString(exchange.status()));
    if (exchange.shape().isEmpty()) {
      return;
    }
    var answer = MAPPER.readTree(body);
    assertThat(JsonShape.differences(expected(exchange, environment), answer)).as(body).isEmpty();
    exchange.kept().forEach(kept -> environment.put(kept.name(), field(kept, answer)));
  }

  /** Longer names first: one may begin with another. */
  private static JsonNode expected(Exchange exchange, Map<String, String> environment)
      throws JsonProcessingException {
    var text = exchange.shape();
    for (var variable : new TreeMap<>(environment).descendingMap().entrySet()) {
      text = text.replace("$" + variable.getKey(), variable.getValue());
    }
    return MAPPER.readTree(text);
  }

  private static String field(Kept kept, JsonNode answer) {
    return answer.at("/" + kept.path().replace('.', '/')).asText();
  }
}
