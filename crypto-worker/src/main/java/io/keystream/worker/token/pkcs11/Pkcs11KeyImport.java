package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.OaepHash;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.CheckContext;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.Envelope;
import io.keystream.worker.token.KeyImport;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.TokenFailure;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Keys from outside, unwrapped in a PKCS#11 module: OAEP, then AES key wrap with padding. */
final class Pkcs11KeyImport implements KeyImport {

  private final Connection connection;
  private final Vault vault;
  private final ModuleProfile profile;
  private final WrappingKeys wrappingKeys;
  private final Wrapping wrapping;
  private final KeyLoading loading;
  private final Operations operations;
  private final IncomingPublicHalf publicHalves;

  Pkcs11KeyImport(
      Connection connection,
      Vault vault,
      ModuleProfile profile,
      Wrapping wrapping,
      KeyLoading loading,
      Operations operations) {
    this.connection = connection;
    this.vault = vault;
    this.profile = profile;
    this.wrappingKeys = new WrappingKeys(profile);
    this.wrapping = wrapping;
    this.loading = loading;
    this.operations = operations;
    this.publicHalves = new IncomingPublicHalf(operations);
  }

  WrappingKeys wrappingKeys() {
    return wrappingKeys;
  }

  @Override
  public Set<OaepHash> hashes() {
    return profile.oaepHashes();
  }

  @Override
  public Bytes make(DomainMaterialId wrappingKey) {
    return vault
        .manage(objects -> wrappingKeys.findOrMake(objects, wrappingKey.label()))
        .publicKey();
  }

  @Override
  public Optional<Bytes> publicHalf(DomainMaterialId wrappingKey) {
    return vault
        .manage(objects -> wrappingKeys.find(objects, wrappingKey.label()))
        .map(WrappingKeys.Held::publicKey);
  }

  @Override
  public Material.Wrapped take(
      MaterialName id, KeyAlgorithm algorithm, DomainMaterialId wrappingKey, Envelope envelope) {
    checkSupported(algorithm, envelope.hash());
    long privateKey =
        vault
            .manage(objects -> wrappingKeys.find(objects, wrappingKey.label()))
            .orElseThrow(KeyImport::rejected)
            .privateKey();
    try {
      Material.Wrapped material =
          unwrapped(
              objects ->
                  objects.unwrapOaep(
                      OaepParameters.of(envelope.hash()),
                      privateKey,
                      envelope.wrappedAesKey(),
                      WrappingKeys.aesKey()),
              aesKey -> taken(id.checkContext(algorithm), aesKey, envelope.wrappedKey()));
      loading.load(id, algorithm, material).close();
      return material;
    } catch (TokenFailure.MaterialRejected | TokenFailure.BadPublicKey _) {
      throw KeyImport.rejected();
    } catch (TokenFailure.Unavailable | TokenFailure.Unsupported e) {
      // A key of the wrong size or kind makes a module answer as if it were broken.
      if (operations.works()) {
        throw KeyImport.rejected();
      }
      throw e;
    }
  }

  private void checkSupported(KeyAlgorithm algorithm, OaepHash hash) {
    if (!hashes().contains(hash)) {
      throw new TokenFailure.Unsupported(
          "this token unwraps RSA-OAEP with " + hashes() + " only, not with " + hash);
    }
    if (algorithm == KeyAlgorithm.ED25519) {
      throw new TokenFailure.Unsupported("this token wraps no Ed25519 key, so it takes none in");
    }
  }

  private Material.Wrapped taken(CheckContext context, long aesKey, byte[] wrapped) {
    checkSize(context.algorithm(), wrapped);
    Bytes any = IncomingPublicHalf.anyOf(context.algorithm());
    Bytes publicKey =
        incoming(context, aesKey, wrapped, any, key -> publicHalves.of(context.algorithm(), key));
    return incoming(
        context, aesKey, wrapped, publicKey, key -> wrapping.keep(context, key, publicKey));
  }

  /** With its public half beside it, where the module wants that. */
  private <T> T incoming(
      CheckContext context, long aesKey, byte[] wrapped, Bytes publicKey, LongFunction<T> work) {
    KeyAlgorithm algorithm = context.algorithm();
    Template template = KeyTemplates.incoming(algorithm).and(profile.besides(algorithm, publicKey));
    return unwrapped(
        objects -> objects.unwrap(profile.wrapMechanism(), aesKey, wrapped, template), work);
  }

  /** RFC 5649 puts eight bytes before a key; no module says the size of what it unwrapped. */
  private static void checkSize(KeyAlgorithm algorithm, byte[] wrapped) {
    if (!algorithm.isAsymmetric() && wrapped.length != 8 + KeyTemplates.sizeBytes(algorithm)) {
      throw KeyImport.rejected();
    }
  }

  /** An object that exists for the time of the work. */
  private <T> T unwrapped(
      Function<TokenObjects, TokenObjects.Unwrapped> unwrap, LongFunction<T> work) {
    TokenObjects.Unwrapped made = vault.manage(unwrap);
    connection.check("C_UnwrapKey", made.rv());
    vault.countMade();
    try (KeyHandle handle = vault.keep(made.key())) {
      return handle.use(work);
    }
  }
}
