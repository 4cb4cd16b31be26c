package io.keystream.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

final class SharedKafkaTest {

  @Test
  void all_callers_share_one_broker_that_answers() throws Exception {
    var address = SharedKafka.bootstrapServers();
    assertThat(SharedKafka.bootstrapServers()).isEqualTo(address);
    try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
      assertThat(admin.describeCluster().nodes().get(60, TimeUnit.SECONDS)).hasSize(1);
    }
  }
}
