package io.keystream.commands.access;

import io.keystream.commands.CommandCaller;
import io.keystream.commands.Log;
import io.keystream.directory.Followed;
import io.keystream.directory.Founding;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.domain.access.AccessCommand;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks over Kafka for changes of who may call, and reads what came of it. */
public final class AccessCalls implements AutoCloseable {

  private final CommandCaller caller = new CommandCaller();
  private final Founding platform;

  public AccessCalls(Founding platform) {
    this.platform = platform;
  }

  /** Signs a command about somebody, to be answered here. */
  SignedCommandRecord signed(Person about, AccessCommand command, Person signer, Instant issuedAt) {
    return signer.signs(platform, about.record(command, signer, issuedAt, caller.address));
  }

  public CommandReplyRecord ask(
      Person about, AccessCommand command, Person signer, Instant issuedAt) {
    return ask(signed(about, command, signer, issuedAt));
  }

  CommandReplyRecord ask(SignedCommandRecord command) {
    return CommandCaller.await(send(command));
  }

  CompletableFuture<CommandReplyRecord> send(SignedCommandRecord command) {
    var record = command(command);
    return caller.send(
        record.getCommandId(),
        new ProducerRecord<>(
            Topics.ACCESS_COMMANDS.name(),
            AccessCommandMapping.subject(record).recordKey(),
            Topics.ACCESS_COMMANDS.codec().encode(command)));
  }

  /** Writes bytes to a topic as anybody can who may write to it. */
  void write(String topic, byte[] value) {
    caller.sendRaw(new ProducerRecord<>(topic, "any", value));
  }

  void forge(AccessEventRecord event) {
    write(Topics.ACCESS_EVENTS.name(), Topics.ACCESS_EVENTS.codec().encode(event));
  }

  /** What a follower believes of the log, and why it ignores the rest. */
  Believed follow() {
    var directory = new VerifiedDirectory(platform, Person.CERTIFICATES);
    var ignored = new ArrayList<String>();
    for (var value : Log.bytes(Topics.ACCESS_EVENTS)) {
      if (directory.follow(value) instanceof Followed.Ignored(var why)) {
        ignored.add(why);
      }
    }
    return new Believed(directory, ignored);
  }

  record Believed(VerifiedDirectory directory, List<String> ignored) {}

  private static AccessCommandRecord command(SignedCommandRecord signed) {
    return AccessCommandMapping.CODEC.decode(SignedCommandMapping.bytes(signed.getCommand()));
  }

  @Override
  public void close() {
    caller.close();
  }
}
