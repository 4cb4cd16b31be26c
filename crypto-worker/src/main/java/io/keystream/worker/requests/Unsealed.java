package io.keystream.worker.requests;

import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
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
      implements Unsealed, CallerRequest {

    private static final Source NOWHERE = new Source.Unknown();

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

    @Override
    public Principal principal() {
      return served.principal();
    }

    @Override
    public Application application() {
      return served.application();
    }

    Instant deadline() {
      return envelope.getDeadline();
    }

    ReplyAddress replyTo() {
      return envelope.getReplyTo();
    }

    /** Over Kafka nobody knows where a request came from. */
    @Override
    public Source source() {
      return NOWHERE;
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
