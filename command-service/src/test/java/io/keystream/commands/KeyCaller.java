package io.keystream.commands;

import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.InstantSource;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks for changes of keys over Kafka, signed as whom a command names. */
public final class KeyCaller implements AutoCloseable {

  private final CommandCaller caller = new CommandCaller();
  private final Staff staff;
  private final InstantSource clock;

  public KeyCaller(Staff staff, InstantSource clock) {
    this.staff = staff;
    this.clock = clock;
  }

  public ReplyAddress address() {
    return caller.address;
  }

  /** Every answer in the order of arrival, repeats included. */
  public Queue<CommandReplyRecord> answers() {
    return caller.answers;
  }

  public CommandReplyRecord ask(KeyCommand command) {
    return ask(UUID.randomUUID(), command, Commands.caller(command));
  }

  public CommandReplyRecord ask(UUID id, KeyCommand command, CallerRecord as) {
    return CommandCaller.await(send(record(id, command, as)));
  }

  /** A command issued now, to be answered here. */
  public KeyCommandRecord record(UUID id, KeyCommand command, CallerRecord as) {
    return Commands.record(id, command, as, clock.instant(), address());
  }

  public KeyCommandRecord record(KeyCommand command) {
    return record(UUID.randomUUID(), command, Commands.caller(command));
  }

  public CompletableFuture<CommandReplyRecord> send(KeyCommandRecord command) {
    return send(command, staff.sign(command));
  }

  /** Sends a command in whatever envelope. */
  public CompletableFuture<CommandReplyRecord> send(
      KeyCommandRecord command, SignedCommandRecord signed) {
    return caller.send(
        command.getCommandId(),
        new ProducerRecord<>(
            Topics.COMMANDS.name(), command.getKey(), Topics.COMMANDS.codec().encode(signed)));
  }

  public void sendRaw(ProducerRecord<String, byte[]> record) {
    caller.sendRaw(record);
  }

  @Override
  public void close() {
    caller.close();
  }
}
