package io.keystream.embedded;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;

/**
 * The only broker of a cluster that was killed still leads every partition in the metadata. Fenced
 * before it starts again, it is a broker like any other that comes back.
 *
 * <p>Otherwise it is refused until the session of its dead self is over, and in that time its
 * transaction coordinator already works: it ends the transactions that were open and, once the
 * controller fences the dead broker, takes partitions without a leader for deleted ones and leaves
 * them without a marker (KAFKA-20734). Such a transaction never ends: nobody reads past it.
 */
final class DeadBroker {

  private static final String SESSION_MILLIS = "100";
  private static final String HEARTBEAT_MILLIS = "50";
  private static final long LIMIT_SECONDS = 60;

  private DeadBroker() {}

  /**
   * Runs the controller alone until it has fenced the broker that nobody hears of any more.
   *
   * @throws BrokerFailure if it does not
   */
  static void fence(NodeSettings settings) {
    var properties = settings.properties();
    properties.put("broker.session.timeout.ms", SESSION_MILLIS);
    // No broker beats here, but Kafka wants two beats in a session.
    properties.put("broker.heartbeat.interval.ms", HEARTBEAT_MILLIS);
    try (var controller = NodeController.of(KafkaConfig.fromProps(properties, false))) {
      controller.server().startup();
      var fenced = new Fenced(settings.nodeId());
      var metadata = controller.shared().loader();
      metadata.installPublishers(List.of(fenced)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      fenced.seen.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new BrokerFailure("the broker of the last run cannot be fenced: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerFailure("interrupted while fencing the broker of the last run", e);
    }
  }

  /** Waits for metadata in which the broker is fenced, or is not at all. */
  private static final class Fenced implements MetadataPublisher {
    private final int nodeId;
    private final CompletableFuture<Void> seen = new CompletableFuture<>();

    Fenced(int nodeId) {
      this.nodeId = nodeId;
    }

    @Override
    public String name() {
      return "Fenced id=" + nodeId;
    }

    @Override
    public void onMetadataUpdate(
        MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
      var broker = image.cluster().broker(nodeId);
      if (broker == null || broker.fenced()) {
        seen.complete(null);
      }
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
