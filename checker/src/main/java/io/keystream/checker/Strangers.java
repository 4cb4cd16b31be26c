package io.keystream.checker;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditRecord;

/**
 * What the audit log says of requests that nobody known had sealed and commands nobody had signed.
 */
record Strangers(PassedOver requests, PassedOver commands) {

  Strangers() {
    this(PassedOver.requests(), PassedOver.commands());
  }

  void keepFrom(Log log) {
    requests.keepFrom(log.begins(Topics.CRYPTO_REQUESTS));
    commands.keepFrom(log.begins(Topics.COMMANDS));
  }

  void on(Entry<AuditRecord> entry) {
    requests.on(entry);
    commands.on(entry);
  }

  /** After all walks. */
  void finish(Findings findings) {
    requests.finish(findings);
    commands.finish(findings);
  }
}
