package io.keystream.commands.access;

import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The commands that an earlier owner judged, by their signatures: whoever cannot sign one adds
 * nothing that matters, and none has to be verified again while the partition is taken over.
 *
 * <p>Beyond {@value #MOST} the oldest are forgotten; a repeat of such a command is decided again.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
final class JudgedBefore {

  static final int MOST = 100_000;

  private final SequencedSet<ByteBuffer> signatures = new LinkedHashSet<>();

  void add(SignedCommandRecord command) {
    signatures.add(signature(command));
    if (signatures.size() > MOST) {
      signatures.removeFirst();
    }
  }

  boolean has(SignedCommandRecord command) {
    return signatures.contains(signature(command));
  }

  private static ByteBuffer signature(SignedCommandRecord command) {
    return ByteBuffer.wrap(SignedCommandMapping.bytes(command.getSignature()));
  }
}
