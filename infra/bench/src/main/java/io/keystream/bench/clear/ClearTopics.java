package io.keystream.bench.clear;

import io.keystream.schemas.Codec;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topic.Kept;
import io.keystream.schemas.Topic.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of unsealed requests and their answers, set as those of sealed ones are. */
public final class ClearTopics {

  public static final Topic<ClearRequest> REQUESTS =
      topic("bench.clear-requests", new ClearRequest());

  public static final Topic<ClearReply> REPLIES = topic("bench.clear-replies", new ClearReply());

  private ClearTopics() {}

  static void create(String bootstrapServers, int partitions) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var topics =
          Stream.of(REQUESTS, REPLIES)
              .map(topic ->
                  new NewTopic(topic.name(), partitions, (short) 1).configs(topic.settings()))
              .toList();
      admin.createTopics(topics).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot make the topics of the clear pipeline", e);
    }
  }

  private static <V extends SpecificRecordBase> Topic<V> topic(String name, V prototype) {
    return new Topic<>(
        name, new Codec<>(prototype, List.of()), Lanes.REQUESTS, new Kept.For(Duration.ofHours(1)));
  }
}
