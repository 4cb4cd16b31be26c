package io.keystream.worker.requests;

import io.keystream.domain.key.HashAlgorithm;
import io.keystream.http.Texts;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.Hashed;
import io.keystream.schemas.request.Hash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Hashes messages, in this process: no key takes part. */
final class Hashing {
  private Hashing() {}

  static Outcome hash(Hash request) {
    return Arrays.stream(HashAlgorithm.values())
        .filter(known -> known.name().equals(request.getAlgorithm()))
        .findFirst()
        .map(algorithm -> hash(algorithm, request))
        .orElseGet(() ->
            Outcome.invalid(
                "algorithm must be one of "
                    + Arrays.toString(HashAlgorithm.values())
                    + ": '"
                    + Texts.cut(request.getAlgorithm())
                    + "'."));
  }

  private static Outcome hash(HashAlgorithm algorithm, Hash request) {
    try {
      var digest =
          MessageDigest.getInstance(jcaName(algorithm))
              .digest(FieldBytes.reveal(request.getMessage()));
      return new Outcome.Done(Outcome.Used.NOTHING, new Hashed(ByteBuffer.wrap(digest)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no " + algorithm, e);
    }
  }

  private static String jcaName(HashAlgorithm algorithm) {
    return algorithm.name().replace('_', '-');
  }
}
