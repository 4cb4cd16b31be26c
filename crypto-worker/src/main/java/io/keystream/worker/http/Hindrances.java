package io.keystream.worker.http;

import io.keystream.edge.NotRecorded;
import io.keystream.edge.Passed;
import io.keystream.follow.NotCurrent;
import io.keystream.http.Answer;
import io.keystream.worker.requests.NotCarriedOut;
import io.keystream.worker.secrets.ValueUnavailable;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told where the HSM or Kafka does not do its part: 503. */
public final class Hindrances {

  private static final Logger log = LoggerFactory.getLogger(Hindrances.class);

  private Hindrances() {}

  public static Answer told(Supplier<Answer> answering) {
    return passed(() -> new Passed.NotPassedOn(answering.get())).answer();
  }

  /** Whoever is hindered has passed nothing on. */
  public static Passed passed(Supplier<Passed> passing) {
    try {
      return passing.get();
    } catch (ValueUnavailable e) {
      return unavailable(e, "value-unavailable: " + e.getMessage());
    } catch (NotCarriedOut e) {
      return unavailable(e, "token-unavailable: the HSM did not do it in time");
    } catch (NotCurrent | NotRecorded e) {
      return unavailable(e, "Kafka does not do its part: nothing is carried out without a record");
    }
  }

  private static Passed unavailable(RuntimeException cause, String told) {
    log.atWarn().setMessage("not answered").setCause(cause).log();
    return new Passed.NotPassedOn(Answer.error(Answer.UNAVAILABLE, List.of(told)));
  }
}
