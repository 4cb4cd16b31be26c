package io.keystream.commands;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.testkit.SharedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends commands and waits for their answers, as the client does. */
public final class CommandCaller implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  public final ReplyAddress address = new ReplyAddress(0, "caller-" + UUID.randomUUID());

  /** Every answer in the order of arrival, repeats included. */
  public final Queue<CommandReplyRecord> answers = new ConcurrentLinkedQueue<>();

  private final Producer<String, byte[]> producer;
  private final Consumer<String, CommandReplyRecord> replies;
  private final Map<String, CompletableFuture<CommandReplyRecord>> waiting =
      new ConcurrentHashMap<>();
  private final Thread reader;
  private volatile boolean open = true;

  public CommandCaller() {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                SharedKafka.bootstrapServers(),
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
    this.replies = Log.consumer(Topics.COMMAND_REPLIES);
    var partition = new TopicPartition(Topics.COMMAND_REPLIES.name(), address.getPartition());
    replies.assign(List.of(partition));
    replies.seekToEnd(List.of(partition));
    var _ = replies.position(partition);
    this.reader = Thread.ofPlatform().name("caller").start(this::read);
  }

  /** Sends a record and waits for the answer to the command with this id. */
  public CompletableFuture<CommandReplyRecord> send(
      String commandId, ProducerRecord<String, byte[]> record) {
    var answer = new CompletableFuture<CommandReplyRecord>();
    waiting.put(commandId, answer);
    var _ = producer.send(record);
    return answer;
  }

  public void sendRaw(ProducerRecord<String, byte[]> record) {
    try {
      var _ = producer.send(record).get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static CommandReplyRecord await(CompletableFuture<CommandReplyRecord> answer) {
    try {
      return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within " + LIMIT, e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void read() {
    while (open) {
      for (var record : replies.poll(Duration.ofMillis(100))) {
        if (address.getAddress().equals(record.key())) {
          answers.add(record.value());
          var answer = waiting.remove(record.value().getCommandId());
          if (answer != null) {
            answer.complete(record.value());
          }
        }
      }
    }
  }

  @Override
  public void close() {
    open = false;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    replies.close();
    producer.close(Duration.ZERO);
  }
}
