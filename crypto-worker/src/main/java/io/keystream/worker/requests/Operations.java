package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.GenerateDataKey;
import io.keystream.schemas.request.GenerateMac;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.request.Hash;
import io.keystream.schemas.request.ListKeys;
import io.keystream.schemas.request.ReEncrypt;
import io.keystream.schemas.request.ShowKey;
import io.keystream.schemas.request.ShowPublicKey;
import io.keystream.schemas.request.Sign;
import io.keystream.schemas.request.Verify;
import io.keystream.schemas.request.VerifyMac;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * Every operation of a request: judged by the key's state, then carried out in the HSM.
 *
 * <p><b>Thread safety:</b> holds no state of its own.
 */
final class Operations {

  private final KeyView keys;
  private final Token token;
  private final Encryption encryption;
  private final ReEncryption reEncryption;
  private final Signing signing;
  private final MacOperations macs;
  private final ShownKeys shownKeys;

  Operations(KeyView keys, HandleCache handles, Token token) {
    var loaded = new LoadedKeys(handles);
    this.keys = keys;
    this.token = token;
    this.encryption = new Encryption(loaded, token);
    this.reEncryption = new ReEncryption(loaded, encryption);
    this.signing = new Signing(loaded);
    this.macs = new MacOperations(loaded);
    this.shownKeys = new ShownKeys(keys);
  }

  /** Carries out an operation of the schema's union; the request is within its limits. */
  Outcome run(CryptoRequestRecord request) {
    return switch (request.getOperation()) {
      case GenerateRandom o -> random(o);
      case Hash o -> Hashing.hash(o);
      case ListKeys o -> shownKeys.list(o);
      case Object operation -> {
        var key = keys.key(new KeyName(request.getKey()));
        var refusal = ActiveVersion.refusal(key, request.getActiveVersion());
        yield refusal != null ? refusal : run(key, operation);
      }
    };
  }

  private Outcome run(Key key, Object operation) {
    return switch (operation) {
      case Encrypt o -> encryption.encrypt(key, o);
      case Decrypt o -> encryption.decrypt(key, o);
      case ReEncrypt o -> reEncryption.reEncrypt(key, o);
      case GenerateDataKey o -> encryption.dataKey(key, o);
      case Sign o -> signing.sign(key, o);
      case Verify o -> withVersion(o.getVersion(), version -> signing.verify(key, version, o));
      case GenerateMac o -> macs.generate(key, o);
      case VerifyMac o -> withVersion(o.getVersion(), version -> macs.verify(key, version, o));
      case ShowPublicKey o when o.getVersion() == null -> PublicKeys.show(key, null);
      case ShowPublicKey o -> withVersion(o.getVersion(), version -> PublicKeys.show(key, version));
      case ShowKey _ -> shownKeys.show(key);
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not an operation: " + other.getClass());
    };
  }

  private Outcome random(GenerateRandom request) {
    try {
      return new Outcome.Done(
          Outcome.Used.NOTHING,
          new RandomGenerated(ByteBuffer.wrap(token.random(request.getSizeBytes()))));
    } catch (TokenFailure e) {
      return TokenOutcome.of(Outcome.Used.NOTHING, e);
    }
  }

  private static Outcome withVersion(int number, Function<KeyVersion, Outcome> use) {
    return number >= 1 && number <= KeyVersion.MAX
        ? use.apply(new KeyVersion(number))
        : Outcome.invalid("version must be 1 to " + KeyVersion.MAX + ": " + number + ".");
  }
}
