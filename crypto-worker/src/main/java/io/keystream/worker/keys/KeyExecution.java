package io.keystream.worker.keys;

import io.keystream.schemas.Topics;
import io.keystream.worker.kafka.GroupCounts;
import io.keystream.worker.kafka.GroupLoop;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.WorkerSteps;
import io.keystream.worker.sessions.OwnEnrolment;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.Token;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out the key events of the partitions that the group gives to this worker, on a thread of
 * its own: making an RSA key takes seconds and holds no request up.
 */
public final class KeyExecution implements AutoCloseable {

  private static final String GROUP = "crypto-worker-keys";

  private final GroupLoop loop;

  private KeyExecution(GroupLoop loop) {
    this.loop = loop;
  }

  public static KeyExecution start(
      KafkaClients clients,
      KeyView keys,
      MaterialView materials,
      Token token,
      DomainMaterialId wrappingKey,
      OutcomeCommands commands,
      OwnEnrolment enrolment,
      WorkerSteps steps) {
    return new KeyExecution(
        GroupLoop.start(
            clients,
            "keys",
            GROUP,
            Topics.KEY_EVENTS.name(),
            () -> new KeyWork(keys, materials, token, wrappingKey, commands, enrolment),
            new TokenHindrance(token),
            steps));
  }

  /** Why no key event would be carried out now. */
  public Optional<String> notReady() {
    return loop.notReady();
  }

  /** Whether only a restart of the process helps. */
  public boolean hasGivenUp() {
    return loop.hasGivenUp();
  }

  /** Whose keys are made and destroyed here. */
  public Set<Integer> partitions() {
    return loop.partitions();
  }

  public GroupCounts counts() {
    return loop.counts();
  }

  @Override
  public void close() {
    loop.close();
  }
}
