package io.keystream.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Tells whoever asks whether the platform does its work, as Vault does under {@code /v1/sys}. No
 * caller is needed and no record is left: it is what load balancers and clients ask first, again
 * and again.
 *
 * <p>Where Vault says sealed, the HSM or Kafka is away.
 */
public final class HealthRoutes implements HttpService {

  /** Of the API that is spoken; some clients choose by it what they may ask. */
  private static final String API_VERSION = "1.15.6";

  private static final String CLUSTER = "keystream";

  private final BooleanSupplier ready;
  private final UUID cluster;
  private final InstantSource clock;

  /**
   * For one platform.
   *
   * @param cluster names the platform
   */
  public HealthRoutes(BooleanSupplier ready, UUID cluster, InstantSource clock) {
    this.ready = ready;
    this.cluster = cluster;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    Questions.route(rules, List.of(Method.GET, Method.HEAD), "/health", this::health);
    Questions.route(rules, Questions.READ, "/seal-status", _ -> Answer.ok(sealStatus()));
    Questions.route(rules, Questions.READ, "/leader", _ -> Answer.ok(leader()));
    Questions.route(rules, Questions.READ, "/init", _ -> Answer.ok(initialized()));
  }

  private Answer health(ServerRequest request) {
    var isReady = ready.getAsBoolean();
    var body =
        initialized()
            .put("sealed", !isReady)
            .put("standby", false)
            .put("performance_standby", false)
            .put("replication_performance_mode", "disabled")
            .put("replication_dr_mode", "disabled")
            .put("server_time_utc", clock.instant().getEpochSecond())
            .put("version", API_VERSION)
            .put("enterprise", false)
            .put("cluster_name", CLUSTER)
            .put("cluster_id", cluster.toString());
    return new Answer(
        isReady
            ? status(request, "activecode", Answer.OK)
            : status(request, "sealedcode", Answer.UNAVAILABLE),
        body);
  }

  /** As the one who asks wants it, where that is a status; load balancers differ. */
  private static int status(ServerRequest request, String parameter, int usual) {
    return request
        .query()
        .first(parameter)
        .filter(text -> text.matches("[2-5][0-9]{2}"))
        .map(Integer::parseInt)
        .orElse(usual);
  }

  private ObjectNode sealStatus() {
    return initialized()
        .put("type", "pkcs11")
        .put("sealed", !ready.getAsBoolean())
        .put("t", 1)
        .put("n", 1)
        .put("progress", 0)
        .put("nonce", "")
        .put("version", API_VERSION)
        .put("migration", false)
        .put("recovery_seal", true)
        .put("storage_type", "kafka")
        .put("cluster_name", CLUSTER)
        .put("cluster_id", cluster.toString());
  }

  /** Everybody answers everything. */
  private static ObjectNode leader() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ha_enabled", false)
        .put("is_self", true)
        .put("leader_address", "")
        .put("leader_cluster_address", "")
        .put("performance_standby", false)
        .put("performance_standby_last_remote_wal", 0);
  }

  private static ObjectNode initialized() {
    return JsonNodeFactory.instance.objectNode().put("initialized", true);
  }
}
