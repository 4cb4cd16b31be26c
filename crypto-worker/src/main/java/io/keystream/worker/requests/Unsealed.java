package io.keystream.worker.requests;

import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.sealing.SessionOpening;
import io.keystream.sealing.WorkerSession;
import io.keystream.worker.sessions.ServedSession;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a record of the request topic turned out to be. */
sealed interface Unsealed {

  /**
   * Sealed by the caller of a session, for this place and no other.
   *
   * @param content what it asks; null where it is no request
   */
  record Genuine(
      ServedSession served,
      UUID id,
      SealedRequestRecord envelope,
      @Nullable CryptoRequestRecord content)
      implements Unsealed {

    /** Overwrites what is asked; nobody may read it afterwards. */
    void wipe() {
      if (content != null) {
        Payloads.wipeRequest(content.getOperation());
      }
    }

    WorkerSession session() {
      return served.session();
    }

    SessionOpening opening() {
      return session().opening();
    }

    Principal principal() {
      return served.principal();
    }

    Application application() {
      return served.application();
    }

    Instant deadline() {
      return envelope.getDeadline();
    }

    ReplyAddress replyTo() {
      return envelope.getReplyTo();
    }

    /** As its caller writes it, whatever that is. */
    String key() {
      return content == null ? "" : Texts.cut(content.getKey());
    }

    /** The user is whom the application names; nobody verified that. */
    CallerRecord caller() {
      var user = content == null ? null : content.getUser();
      return new CallerRecord(
          principal().name(), application().name(), user == null ? null : Texts.cut(user), false);
    }
  }

  /**
   * Nobody who may call has sealed it: it may come from anybody who can reach the topic.
   *
   * @param principal whom it claims to be
   * @param hint where to say that its session is not known; null where that would not help
   */
  record Strange(String code, String message, String principal, @Nullable SealedRequestRecord hint)
      implements Unsealed {}

  /** The HSM did not do its part: nobody can tell yet. */
  record Undecided(String reason) implements Unsealed {}
}
