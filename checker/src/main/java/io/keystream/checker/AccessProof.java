package io.keystream.checker;

import io.keystream.directory.Followed;
import io.keystream.directory.Founding;
import io.keystream.directory.Moment;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.VerifiedKeyEvents;
import io.keystream.directory.VerifiedSecretEvents;
import io.keystream.directory.X509Certificates;
import io.keystream.schemas.wire.AccessEventRecord;
import org.jspecify.annotations.Nullable;

/** Proves every access event anew, from the founding operator's certificate on. */
final class AccessProof {

  private final Findings findings;
  private final @Nullable VerifiedDirectory directory;

  /** Judges nothing where nobody says who founded the platform. */
  AccessProof(Findings findings, @Nullable Founding founding) {
    this.findings = findings;
    this.directory =
        founding == null ? null : new VerifiedDirectory(founding, new X509Certificates());
  }

  void onEvent(Entry<AccessEventRecord> entry) {
    if (directory != null
        && entry.value() != null
        && directory.followRecord(entry.value()) instanceof Followed.Ignored(var reason)) {
      findings.add(Rule.ACCESS_EVENT_IS_PROVEN, entry.at(), reason);
    }
  }

  /** By what was proven up to now. */
  SecretEventProof ofSecretEvents(int partition) {
    return new SecretEventProof(
        findings,
        directory == null ? null : new VerifiedSecretEvents(directory, partition, Moment.NONE));
  }

  /** By what was proven up to now. */
  KeyEventProof ofKeyEvents(int partition) {
    return new KeyEventProof(
        findings,
        directory == null ? null : new VerifiedKeyEvents(directory, partition, Moment.NONE));
  }
}
