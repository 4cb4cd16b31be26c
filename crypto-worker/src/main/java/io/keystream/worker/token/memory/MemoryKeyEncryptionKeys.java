package io.keystream.worker.token.memory;

import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.KeyEncryptionKeys;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.Ownership;
import io.keystream.worker.token.TokenFailure;
import java.util.List;

/** The KEKs of one domain in the twin. */
final class MemoryKeyEncryptionKeys implements KeyEncryptionKeys {

  private static final int KEK_BYTES = 32;

  private final MemoryHsm hsm;
  private final String domain;
  private final KeyMaker maker;

  MemoryKeyEncryptionKeys(MemoryHsm hsm, String domain, KeyMaker maker) {
    this.hsm = hsm;
    this.domain = domain;
    this.maker = maker;
    if (all().isEmpty()) {
      hsm.putKek(KekLabel.first(domain), maker.randomBytes(KEK_BYTES));
    }
  }

  @Override
  public void claim(byte[] platform) {
    DomainMaterialId owner = DomainMaterialId.owner(domain, platform);
    Ownership.check(owner, hsm.residentLabels(owner.labelPrefix()));
    var _ = hsm.residentOrMake(owner.label(), () -> maker.make(KeyAlgorithm.AES_256));
  }

  @Override
  public KekLabel current() {
    return all().getLast();
  }

  @Override
  public List<KekLabel> all() {
    return hsm.kekLabels(domain);
  }

  @Override
  public KekLabel advance() {
    KekLabel next = current().next();
    hsm.putKek(next, maker.randomBytes(KEK_BYTES));
    return next;
  }

  @Override
  public Material.Wrapped rewrap(
      MaterialName id, KeyAlgorithm algorithm, Material.Wrapped material, KekLabel to) {
    try (ClearKey key = unwrap(material)) {
      KeyInUse use = new KeyInUse(key.copy(), _ -> {});
      new KeyOpener(hsm.random()).open(id.checkContext(algorithm), use, material).close();
      return wrap(to, key, material.checkValue(), material.publicKey());
    }
  }

  @Override
  public void destroy(KekLabel label) {
    if (label.equals(current()) || !label.domain().equals(domain)) {
      throw new IllegalArgumentException(label + " is the current KEK or not of " + domain);
    }
    hsm.destroyKek(label);
  }

  Material.Wrapped wrap(ClearKey key, Bytes checkValue, Bytes publicKey) {
    return wrap(current(), key, checkValue, publicKey);
  }

  private Material.Wrapped wrap(KekLabel label, ClearKey key, Bytes checkValue, Bytes publicKey) {
    return new Material.Wrapped(label, KeyWrap.wrap(kek(label), key), checkValue, publicKey);
  }

  ClearKey unwrap(Material.Wrapped material) {
    return KeyWrap.unwrap(kek(material.kekLabel()), material.blob());
  }

  private ClearKey kek(KekLabel label) {
    return hsm.kek(label)
        .filter(_ -> label.domain().equals(domain))
        .orElseThrow(() -> new TokenFailure.MaterialRejected("there is no KEK " + label));
  }
}
