package io.keystream.streams;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Processors that tell {@link Progress} of every record they have finished. */
final class ReportedProcessors<K, V, K2, V2> implements ProcessorSupplier<K, V, K2, V2> {

  /** When the job commits what a processor has done. */
  enum Commits {
    /** When the commit interval is over. */
    ON_TIME,
    /** When nothing that was delivered is left to do. */
    AT_ONCE
  }

  private final String topic;
  private final ProcessorSupplier<K, V, K2, V2> processors;
  private final Progress progress;
  private final Commits commits;

  ReportedProcessors(
      String topic,
      ProcessorSupplier<K, V, K2, V2> processors,
      Progress progress,
      Commits commits) {
    this.topic = topic;
    this.processors = processors;
    this.progress = progress;
    this.commits = commits;
  }

  @Override
  public Processor<K, V, K2, V2> get() {
    return new Reported(processors.get());
  }

  @Override
  public @Nullable Set<StoreBuilder<?>> stores() {
    return processors.stores();
  }

  private final class Reported implements Processor<K, V, K2, V2> {
    private final Processor<K, V, K2, V2> processor;
    private @Nullable ProcessorContext<K2, V2> context;

    Reported(Processor<K, V, K2, V2> processor) {
      this.processor = processor;
    }

    @Override
    public void init(ProcessorContext<K2, V2> opened) {
      context = opened;
      progress.forget(new TopicPartition(topic, opened.taskId().partition()));
      processor.init(opened);
    }

    @Override
    public void process(Record<K, V> record) {
      processor.process(record);
      if (context != null) {
        finished(context);
      }
    }

    @Override
    public void close() {
      if (context != null) {
        progress.forget(new TopicPartition(topic, context.taskId().partition()));
      }
      processor.close();
    }

    private void finished(ProcessorContext<K2, V2> opened) {
      // Absent only in a punctuation, and there is none.
      var at = opened.recordMetadata().orElseThrow();
      var last = progress.finished(new TopicPartition(at.topic(), at.partition()), at.offset());
      if (last && commits == Commits.AT_ONCE) {
        opened.commit();
      }
    }
  }
}
