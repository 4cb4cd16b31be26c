package io.keystream.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing secret is in clear outside the HSM, the worker's memory for the time of one request, and
 * the caller.
 *
 * <p>Broker and services are processes of their own; the caller is this JVM. It asks whatever there
 * is to ask with canaries as secrets; then files, command lines, environments, threads and heaps
 * are searched. What is planted must be found by the same search.
 */
@Tag("jvm")
final class CanaryTest {

  static final List<String> PROCESSES =
      List.of("broker", "command-service", "crypto-worker", "audit-projector", "anomaly-detector");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Planted PLANTED = Planted.random(RANDOM);
  private static final Secrets SECRETS = Secrets.random(RANDOM);

  @TempDir private static Path directory;

  @SuppressWarnings("NullAway.Init") // JUnit calls the method below first.
  private static Evidence evidence;

  @BeforeAll
  static void canaries_are_used_and_everything_is_searched() {
    evidence = Experiment.run(directory, PLANTED, SECRETS, RANDOM);
  }

  @ParameterizedTest
  @FieldSource("PROCESSES")
  void what_is_planted_in_a_process_is_found(String process) {
    var heap = process.equals("crypto-worker") ? evidence.workerHeapLater() : evidence.heaps();
    assertThat(of(PLANTED.inCalls(), heap)).contains(process + " heap");
    assertThat(of(PLANTED.inCalls(), evidence.calls()))
        .contains(process + " cmdline", process + " environ");
  }

  @Test
  void what_is_planted_in_threads_is_found() {
    assertThat(of(PLANTED.inCalls(), evidence.files())).anyMatch(below("said/broker.threads"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker/", "audit-projector/"})
  void what_is_planted_in_a_record_is_found_in_logs_and_stores(String where) {
    assertThat(of(PLANTED.inRecord(), evidence.filesAtTheEnd())).anyMatch(below(where));
  }

  @Test
  void nothing_secret_is_in_a_file_while_the_platform_runs() {
    assertThat(secret(evidence.files())).isEmpty();
  }

  @Test
  void nothing_secret_is_in_a_file_when_the_platform_has_ended() {
    assertThat(secret(evidence.filesAtTheEnd())).isEmpty();
  }

  @Test
  void nothing_secret_is_on_a_command_line_or_in_an_environment() {
    assertThat(secret(evidence.calls())).isEmpty();
  }

  @Test
  void nothing_secret_is_in_the_heap_of_the_broker_or_of_a_service_without_an_hsm() {
    assertThat(secret(evidence.heaps())).isEmpty();
  }

  /**
   * Not even in what is garbage; but policies read contexts as strings, and over HTTPS all is JSON:
   * nobody can wipe those.
   */
  @Test
  void the_worker_wipes_what_it_was_sent_and_what_it_answered() {
    assertThat(secret(evidence.workerHeap()))
        .filteredOn(finding -> finding.canary() != SECRETS.purpose())
        .filteredOn(finding -> finding.canary() != SECRETS.password())
        .isEmpty();
  }

  @Test
  void nothing_secret_is_in_the_workers_heap_after_other_requests() {
    assertThat(secret(evidence.workerHeapLater())).isEmpty();
  }

  private static List<Finding> secret(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !PLANTED.all().contains(finding.canary()))
        .filter(finding -> !isWithItsOwner(finding))
        .toList();
  }

  /** A service has its own private key in memory, to sign with. */
  private static boolean isWithItsOwner(Finding finding) {
    return Platform.SIGNING.stream()
        .anyMatch(service ->
            finding.place().equals(service + " heap")
                && finding.canary().kind().equals(Principals.keyOf(service)));
  }

  private static List<String> of(Canary canary, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.canary() == canary)
        .map(Finding::place)
        .toList();
  }

  private static Predicate<String> below(String where) {
    return place -> place.contains("/searched/" + where);
  }
}
