package io.keystream.commands;

import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Sends commands without a pause and the same ones again until they are answered; sends some that
 * were answered once more.
 */
final class RestlessCaller implements AutoCloseable {

  private static final String REFUSED_BEFORE = "refused-before";
  private static final int SENDERS = 8;
  private static final int KEYS = 12;
  private static final long PATIENCE_SECONDS = 3;
  private static final int TRIES = 60;

  private final KeyCaller caller;
  private final Map<String, CommandReplyRecord> answered = new ConcurrentHashMap<>();
  private final List<CompletableFuture<Void>> senders;
  private volatile boolean sending = true;

  RestlessCaller(long seed, Staff staff) {
    caller = new KeyCaller(staff, () -> Instant.now().truncatedTo(ChronoUnit.MILLIS));
    senders =
        IntStream.range(0, SENDERS)
            .mapToObj(number ->
                CompletableFuture.runAsync(
                    () -> send(new Random(seed + number)), Thread::startVirtualThread))
            .toList();
  }

  /** Completes, with the reason, as soon as a sender gives up. */
  CompletableFuture<Object> failure() {
    var failure = new CompletableFuture<Object>();
    for (var sender : senders) {
      var _ =
          sender.exceptionally(reason -> {
            failure.completeExceptionally(reason);
            return null;
          });
    }
    return failure;
  }

  /** Ends when everything that was sent is answered; gives the first answer to each command. */
  Map<String, CommandReplyRecord> finish() {
    sending = false;
    senders.forEach(CompletableFuture::join);
    return answered;
  }

  /** Every answer in the order of arrival, repeats included. */
  Iterable<CommandReplyRecord> answers() {
    return caller.answers();
  }

  /** Whether two answers to one command say the same, as far as a new owner can know. */
  static boolean agree(CommandReplyRecord one, CommandReplyRecord other) {
    if (one.getOutcome() instanceof Accepted || other.getOutcome() instanceof Accepted) {
      return one.equals(other);
    }
    var codes = List.of(code(one), REFUSED_BEFORE);
    return code(one).equals(REFUSED_BEFORE) || codes.contains(code(other));
  }

  private static String code(CommandReplyRecord reply) {
    return ((Refused) reply.getOutcome()).getCode();
  }

  private void send(Random random) {
    while (sending) {
      var command = caller.record(any(random));
      var first = untilAnswered(command);
      answered.put(command.getCommandId(), first);
      if (random.nextInt(4) == 0) {
        var second = untilAnswered(command);
        if (!agree(first, second)) {
          throw new AssertionError("two answers: " + first + " and " + second);
        }
      }
    }
  }

  private CommandReplyRecord untilAnswered(KeyCommandRecord command) {
    for (var tried = 0; tried < TRIES; tried++) {
      try {
        return caller.send(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException _) {
        // The same command again.
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("no answer to " + command);
  }

  private static KeyCommand any(Random random) {
    var key = "restless/" + random.nextInt(KEYS);
    return switch (random.nextInt(8)) {
      case 0 -> Commands.create(key);
      case 1, 2 -> Commands.rotate(key);
      case 3 -> Commands.suspend(key);
      case 4 -> new KeyCommand.Resume(new KeyName(key), new VersionScope.All());
      default -> Commands.generated(key, 1 + random.nextInt(12));
    };
  }

  @Override
  public void close() {
    sending = false;
    caller.close();
  }
}
