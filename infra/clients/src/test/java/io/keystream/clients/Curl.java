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

/** Runs the exchanges of one transcript by curl in a shell; what one keeps, later ones know. */
final class Curl {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** The status stands alone on the last line. */
  private static final String CURL =
      "curl() { command curl --silent --show-error --write-out '\\n%{http_code}' \"$@\"; }\n";

  private final Path directory;
  private final Map<String, String> environment;

  Curl(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = new HashMap<>(environment);
  }

  void check(Exchange exchange) throws JsonProcessingException {
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
    assertThat(JsonShape.differences(expected(exchange), answer)).as(body).isEmpty();
    exchange.kept().forEach(kept -> environment.put(kept.name(), field(kept, answer)));
  }

  /** Longer names first: one may begin with another. */
  private JsonNode expected(Exchange exchange) throws JsonProcessingException {
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
