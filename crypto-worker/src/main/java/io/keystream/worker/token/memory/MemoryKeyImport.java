package io.keystream.worker.token.memory;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.OaepHash;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.Envelope;
import io.keystream.worker.token.KeyImport;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.TokenFailure;
import java.util.Optional;
import java.util.Set;

/** Keys from outside, unwrapped in this process. */
final class MemoryKeyImport implements KeyImport {

  private final MemoryHsm hsm;
  private final KeyMaker maker;
  private final MemoryKeyEncryptionKeys keks;
  private final KeyOpener opener;

  MemoryKeyImport(MemoryHsm hsm, KeyMaker maker, MemoryKeyEncryptionKeys keks, KeyOpener opener) {
    this.hsm = hsm;
    this.maker = maker;
    this.keks = keks;
    this.opener = opener;
  }

  @Override
  public Set<OaepHash> hashes() {
    return Set.of(OaepHash.values());
  }

  @Override
  public Bytes make(DomainMaterialId wrappingKey) {
    return hsm.residentOrMake(wrappingKey.label(), () -> maker.make(KeyAlgorithm.RSA_4096))
        .publicKey();
  }

  @Override
  public Optional<Bytes> publicHalf(DomainMaterialId wrappingKey) {
    return hsm.resident(wrappingKey.label()).map(ResidentKey::publicKey);
  }

  @Override
  public Material.Wrapped take(
      MaterialName id, KeyAlgorithm algorithm, DomainMaterialId wrappingKey, Envelope envelope) {
    ResidentKey pair = hsm.resident(wrappingKey.label()).orElseThrow(KeyImport::rejected);
    try (ClearKey aesKey = Oaep.decrypt(envelope.hash(), pair.key(), envelope.wrappedAesKey());
        ClearKey key = KeyWrap.unwrap(aesKey, Bytes.adopt(envelope.wrappedKey()))) {
      Bytes publicKey = IncomingKey.publicHalf(algorithm, key);
      Bytes checkValue = CheckValues.of(id.checkContext(algorithm), key, publicKey);
      Material.Wrapped material = keks.wrap(key, checkValue, publicKey);
      KeyInUse use = new KeyInUse(key.copy(), _ -> {});
      opener.open(id.checkContext(algorithm), use, material).close();
      return material;
    } catch (TokenFailure.MaterialRejected | TokenFailure.BadPublicKey _) {
      throw KeyImport.rejected();
    }
  }
}
