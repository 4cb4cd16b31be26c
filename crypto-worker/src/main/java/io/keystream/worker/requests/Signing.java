package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyUsage;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.domain.key.UseDecision;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.Signed;
import io.keystream.schemas.reply.Verified;
import io.keystream.schemas.request.Sign;
import io.keystream.schemas.request.Verify;
import io.keystream.worker.token.SignatureVerifier;
import io.keystream.worker.token.SigningKey;
import io.keystream.worker.token.TokenFailure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Signs in the HSM and verifies outside it, where nothing is secret. */
final class Signing {

  private final LoadedKeys loaded;
  private final SignatureVerifier verifier = new SignatureVerifier();

  Signing(LoadedKeys loaded) {
    this.loaded = loaded;
  }

  Outcome sign(Key key, Sign request) {
    return switch (KeyUses.protect(key, KeyUsage.SIGN_VERIFY)) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted -> {
        var algorithm = algorithm(request.getAlgorithm());
        yield algorithm.isPresent() && fits(algorithm.get(), key)
            ? loaded.use(
                key,
                permitted,
                SigningKey.class,
                (signing, version) ->
                    new Signed(
                        version.number(),
                        ByteBuffer.wrap(
                            signing.sign(
                                algorithm.get(), FieldBytes.reveal(request.getMessage())))))
            : doesNotFit(request.getAlgorithm(), permitted);
      }
    };
  }

  Outcome verify(Key key, KeyVersion number, Verify request) {
    return switch (KeyUses.process(key, KeyUsage.SIGN_VERIFY, number)) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted -> {
        var algorithm = algorithm(request.getAlgorithm());
        yield algorithm.isPresent() && fits(algorithm.get(), key)
            ? verify((Key.Present) key, permitted, algorithm.get(), request)
            : doesNotFit(request.getAlgorithm(), permitted);
      }
    };
  }

  private Outcome verify(
      Key.Present key,
      UseDecision.Permitted permitted,
      SignatureAlgorithm algorithm,
      Verify request) {
    var used = Outcome.Used.of(permitted);
    try {
      var valid =
          verifier.verify(
              algorithm,
              PublicKeys.of(key, permitted.version()),
              FieldBytes.reveal(request.getMessage()),
              FieldBytes.reveal(request.getSignature()));
      return new Outcome.Done(used, new Verified(permitted.version().number(), valid));
    } catch (TokenFailure e) {
      return TokenOutcome.of(used, e);
    }
  }

  private static Optional<SignatureAlgorithm> algorithm(String name) {
    return Arrays.stream(SignatureAlgorithm.values())
        .filter(known -> known.name().equals(name))
        .findFirst();
  }

  private static boolean fits(SignatureAlgorithm algorithm, Key key) {
    return key instanceof Key.Present present && algorithm.fits(present.spec().algorithm());
  }

  private static Outcome doesNotFit(String algorithm, UseDecision.Permitted permitted) {
    return new Outcome.Denied(
        Outcome.Used.of(permitted),
        "algorithm-not-permitted",
        "The key makes no signatures of '" + Texts.cut(algorithm) + "'.");
  }
}
