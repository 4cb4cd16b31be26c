package io.keystream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportedProcessorsTest {

  private static final String TOPIC = "topic";
  private static final TopicPartition P = new TopicPartition(TOPIC, 0);

  @TempDir private Path stateDirectory;

  private final Progress progress = new Progress();
  private MockProcessorContext<String, String> context;

  @BeforeEach
  void two_records_will_be_delivered() {
    context =
        new MockProcessorContext<>(
            new Properties(), new TaskId(0, P.partition()), stateDirectory.toFile());
  }

  @Test
  void a_commit_is_asked_for_when_nothing_delivered_is_left() {
    var processor = opened(progress.reportedAndCommitted(TOPIC, nothing()));
    process(processor, 0);
    assertThat(context.committed()).isFalse();
    process(processor, 1);
    assertThat(context.committed()).isTrue();
  }

  @Test
  void otherwise_the_interval_decides() {
    var processor = opened(progress.reported(TOPIC, nothing()));
    process(processor, 0);
    process(processor, 1);
    assertThat(context.committed()).isFalse();
    assertThat(progress.reached(P)).isEqualTo(2);
  }

  private Processor<String, String, String, String> opened(
      ProcessorSupplier<String, String, String, String> processors) {
    var processor = processors.get();
    processor.init(context);
    progress.delivered(P, 0, 1, 2);
    return processor;
  }

  private void process(Processor<String, String, String, String> processor, long offset) {
    context.setRecordMetadata(TOPIC, P.partition(), offset);
    processor.process(new Record<>("key", "value", 0));
  }

  private static ProcessorSupplier<String, String, String, String> nothing() {
    return () -> _ -> {};
  }
}
