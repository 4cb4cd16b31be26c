package io.keystream.checker;

import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Failed;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Questions on one topic, answers on another: commands or crypto requests.
 *
 * @param group the consumer group that answers
 */
record Exchange<Q extends SpecificRecordBase, A extends SpecificRecordBase>(
    AuditKind kind,
    Topic<Q> questions,
    Topic<A> answers,
    String group,
    Function<Q, Question> question,
    Function<A, Answer> answer) {

  record Question(String id, String key, String principal, @Nullable ReplyAddress replyTo) {

    /** Longer addresses are refused or cut. */
    private static final int LONGEST_ADDRESS = 200;

    @Nullable ReplyAddress usableReplyTo() {
      return replyTo != null && replyTo.getAddress().length() <= LONGEST_ADDRESS ? replyTo : null;
    }
  }

  /**
   * What an answer says.
   *
   * @param key empty where the answer does not name it
   * @param accepted the events it names, where it names any
   */
  record Answer(String id, String key, AuditDecision decision, @Nullable Accepted accepted) {}

  static Exchange<KeyCommandRecord, CommandReplyRecord> commands(String group) {
    return new Exchange<>(
        AuditKind.CHANGE,
        Topics.COMMANDS,
        Topics.COMMAND_REPLIES,
        group,
        command ->
            new Question(
                command.getCommandId(),
                command.getKey(),
                command.getCaller().getPrincipal(),
                command.getReplyTo()),
        reply ->
            new Answer(
                reply.getCommandId(),
                reply.getKey(),
                decision(reply),
                reply.getOutcome() instanceof Accepted accepted ? accepted : null));
  }

  static Exchange<CryptoRequestRecord, CryptoReplyRecord> uses(String group) {
    return new Exchange<>(
        AuditKind.USE,
        Topics.CRYPTO_REQUESTS,
        Topics.CRYPTO_REPLIES,
        group,
        request ->
            new Question(
                request.getRequestId(),
                request.getKey(),
                request.getCaller().getPrincipal(),
                request.getReplyTo()),
        reply -> new Answer(reply.getRequestId(), "", decision(reply), null));
  }

  private static AuditDecision decision(CommandReplyRecord reply) {
    return switch (reply.getOutcome()) {
      case Accepted _ -> AuditDecision.ALLOWED;
      case Refused _ -> AuditDecision.DENIED;
      case Failed _ -> AuditDecision.FAILED;
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an outcome: " + other);
    };
  }

  private static AuditDecision decision(CryptoReplyRecord reply) {
    return switch (reply.getOutcome()) {
      case UseRefused _ -> AuditDecision.DENIED;
      case UseFailed _ -> AuditDecision.FAILED;
      default -> AuditDecision.ALLOWED;
    };
  }
}
