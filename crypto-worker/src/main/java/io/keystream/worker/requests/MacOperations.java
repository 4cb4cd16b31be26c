package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyUsage;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.UseDecision;
import io.keystream.http.Texts;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.MacGenerated;
import io.keystream.schemas.reply.Verified;
import io.keystream.schemas.request.GenerateMac;
import io.keystream.schemas.request.VerifyMac;
import io.keystream.worker.token.MacKey;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Makes message authentication codes and compares them in constant time. */
final class MacOperations {

  private final LoadedKeys loaded;

  MacOperations(LoadedKeys loaded) {
    this.loaded = loaded;
  }

  Outcome generate(Key key, GenerateMac request) {
    return switch (KeyUses.protect(key, KeyUsage.GENERATE_VERIFY_MAC)) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted when isAnother(request.getAlgorithm(), key) ->
          doesNotFit(request.getAlgorithm(), key, permitted);
      case UseDecision.Permitted permitted ->
          loaded.use(
              key,
              permitted,
              MacKey.class,
              (mac, version) ->
                  new MacGenerated(
                      version.number(),
                      ByteBuffer.wrap(mac.mac(FieldBytes.reveal(request.getMessage())))));
    };
  }

  Outcome verify(Key key, KeyVersion number, VerifyMac request) {
    return switch (KeyUses.process(key, KeyUsage.GENERATE_VERIFY_MAC, number)) {
      case UseDecision.Refused(var reason) -> Outcome.refused(reason);
      case UseDecision.Permitted permitted when isAnother(request.getAlgorithm(), key) ->
          doesNotFit(request.getAlgorithm(), key, permitted);
      case UseDecision.Permitted permitted ->
          loaded.use(
              key,
              permitted,
              MacKey.class,
              (mac, version) ->
                  new Verified(
                      version.number(),
                      mac.verify(
                          FieldBytes.reveal(request.getMessage()),
                          FieldBytes.reveal(request.getMac()))));
    };
  }

  private static boolean isAnother(@Nullable String stated, Key key) {
    return stated != null && !stated.equals(algorithm(key));
  }

  private static Outcome doesNotFit(
      @Nullable String stated, Key key, UseDecision.Permitted permitted) {
    return new Outcome.Denied(
        Outcome.Used.of(permitted),
        "algorithm-not-permitted",
        "The key makes no MACs of '%s' but of %s.".formatted(Texts.cut(stated), algorithm(key)));
  }

  private static String algorithm(Key key) {
    return key instanceof Key.Present present ? present.spec().algorithm().name() : "";
  }
}
