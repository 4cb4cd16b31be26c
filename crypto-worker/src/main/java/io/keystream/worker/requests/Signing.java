package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyUsage;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.domain.key.UseDecision;
import io.keystream.http.Texts;
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
import java.util.stream.Collectors;

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
      case UseDecision.Permitted permitted ->
          ifItFits(
              key,
              permitted,
              request.getAlgorithm(),
              SignedInput.of(request.getMessage(), request.getPrehashed()),
              (algorithm, input) -> sign(key, permitted, algorithm, input));
    };
  }

  private Outcome sign(
      Key key, UseDecision.Permitted permitted, SignatureAlgorithm algorithm, SignedInput input) {
    return loaded.use(
        key,
        permitted,
        SigningKey.class,
        (signing, version) ->
            new Signed(
                version.number(),
                ByteBuffer.wrap(
                    switch (input) {
                      case SignedInput.Message(var message) ->
                          signing.sign(algorithm, FieldBytes.reveal(message));
                      case SignedInput.Digest(var digest) ->
                          signing.signDigest(algorithm, FieldBytes.reveal(digest));
                    })));
  }

  Outcome verify(Key key, KeyVersion number, Verify request) {
    return switch (KeyUses.process(key, KeyUsage.SIGN_VERIFY, number)) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted ->
          ifItFits(
              key,
              permitted,
              request.getAlgorithm(),
              SignedInput.of(request.getMessage(), request.getPrehashed()),
              (algorithm, input) ->
                  verify(
                      (Key.Present) key,
                      permitted,
                      algorithm,
                      input,
                      FieldBytes.reveal(request.getSignature())));
    };
  }

  private Outcome verify(
      Key.Present key,
      UseDecision.Permitted permitted,
      SignatureAlgorithm algorithm,
      SignedInput input,
      byte[] signature) {
    var used = Outcome.Used.of(permitted);
    var publicKey = PublicKeys.of(key, permitted.version());
    try {
      var valid =
          switch (input) {
            case SignedInput.Message(var message) ->
                verifier.verify(algorithm, publicKey, FieldBytes.reveal(message), signature);
            case SignedInput.Digest(var digest) ->
                verifier.verifyDigest(algorithm, publicKey, FieldBytes.reveal(digest), signature);
          };
      return new Outcome.Done(used, new Verified(permitted.version().number(), valid));
    } catch (TokenFailure e) {
      return TokenOutcome.of(used, e);
    }
  }

  private interface Use {
    Outcome of(SignatureAlgorithm algorithm, SignedInput input);
  }

  /** Carries it out if the algorithm is one of the key's and takes what is to be signed. */
  private static Outcome ifItFits(
      Key key, UseDecision.Permitted permitted, String name, SignedInput input, Use use) {
    var algorithm = algorithm(name);
    if (algorithm.isEmpty() || !fits(algorithm.get(), key)) {
      return doesNotFit(name, key, permitted);
    }
    var violation = input.violation(algorithm.get());
    return violation == null
        ? use.of(algorithm.get(), input)
        : new Outcome.Denied(Outcome.Used.of(permitted), "invalid-request", violation);
  }

  private static Optional<SignatureAlgorithm> algorithm(String name) {
    return Arrays.stream(SignatureAlgorithm.values())
        .filter(known -> known.name().equals(name))
        .findFirst();
  }

  private static boolean fits(SignatureAlgorithm algorithm, Key key) {
    return key instanceof Key.Present present && algorithm.fits(present.spec().algorithm());
  }

  private static Outcome doesNotFit(String algorithm, Key key, UseDecision.Permitted permitted) {
    var permittedOnes =
        Arrays.stream(SignatureAlgorithm.values())
            .filter(known -> fits(known, key))
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return new Outcome.Denied(
        Outcome.Used.of(permitted),
        "algorithm-not-permitted",
        "The key makes no signatures of '%s' but of %s."
            .formatted(Texts.cut(algorithm), permittedOnes));
  }
}
