package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.CheckContext;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.TokenFailure;

/** Makes wrapped material: a key is made, checked, wrapped and destroyed, all inside the token. */
final class Wrapping {

  private final Vault vault;
  private final KeyGeneration generation;
  private final KekRing keks;
  private final Operations operations;
  private final CheckValues checkValues;

  Wrapping(
      Vault vault,
      KeyGeneration generation,
      KekRing keks,
      Operations operations,
      CheckValues checkValues) {
    this.vault = vault;
    this.generation = generation;
    this.keks = keks;
    this.operations = operations;
    this.checkValues = checkValues;
  }

  Material.Wrapped generate(CheckContext context) {
    KeyAlgorithm algorithm = context.algorithm();
    KeyGeneration.Made made =
        operations.transiently(objects -> generation.makeTransient(objects, algorithm));
    vault.countMade();
    try {
      return keep(context, made.key(), made.publicKey());
    } finally {
      operations.transiently(objects -> {
        objects.destroy(made.key());
        return made;
      });
    }
  }

  /** Makes material of a key that is in the token and may be wrapped. */
  Material.Wrapped keep(CheckContext context, long key, Bytes publicKey) {
    Bytes checkValue = checkValues.of(context, key, publicKey);
    KekRing.Held kek = keks.current();
    Bytes blob = wrap(context.algorithm(), kek, key);
    return new Material.Wrapped(kek.label(), blob, checkValue, publicKey);
  }

  private Bytes wrap(KeyAlgorithm algorithm, KekRing.Held kek, long key) {
    try {
      return Bytes.adopt(
          operations.transiently(
              objects -> objects.wrap(keks.profile().wrapMechanism(), kek.handle(), key)));
    } catch (TokenFailure.Unsupported e) {
      throw new TokenFailure.Unsupported(
          "this token cannot wrap a key of "
              + algorithm
              + ", choose resident custody: "
              + e.getMessage());
    }
  }
}
