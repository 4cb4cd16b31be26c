package io.keystream.commands.http;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.edge.http.NewKeyFields;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import org.jspecify.annotations.Nullable;

/** Commands about keys, out of the bodies that Vault's clients send. */
final class KeyBodies {

  private KeyBodies() {}

  static KeyCommand create(KeyName key, JsonBody body) {
    NewKeyFields.refuseImpossible(body);
    return new KeyCommand.Create(
        key, new KeySpec(NewKeyFields.algorithm(body), Custody.WRAPPED), Activation.WHEN_GENERATED);
  }

  static KeyCommand configure(KeyName key, JsonBody body) {
    NewKeyFields.refuseImpossible(body);
    var minEncryption = body.number("min_encryption_version");
    return new KeyCommand.Configure(
        key,
        minDecryption(body.number("min_decryption_version")),
        minEncryption == null
            ? null
            : BadRequest.checked(
                "min_encryption_version", () -> new MinEncryptionVersion(minEncryption)),
        body.truth("deletion_allowed"));
  }

  static KeyCommand trim(KeyName key, JsonBody body) {
    var least = body.number("min_available_version");
    if (least == null) {
      throw new BadRequest("min_available_version must be given");
    }
    return new KeyCommand.Trim(
        key, BadRequest.checked("min_available_version", () -> new KeyVersion(least)));
  }

  /** 0 is the first version, as in Vault. */
  private static @Nullable KeyVersion minDecryption(@Nullable Integer least) {
    return least == null
        ? null
        : BadRequest.checked(
            "min_decryption_version", () -> new KeyVersion(least == 0 ? 1 : least));
  }
}
