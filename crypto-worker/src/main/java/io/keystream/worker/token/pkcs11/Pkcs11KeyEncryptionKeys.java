package io.keystream.worker.token.pkcs11;

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

/** The KEKs of a domain in a PKCS#11 token. */
final class Pkcs11KeyEncryptionKeys implements KeyEncryptionKeys {

  private final Vault vault;
  private final KekRing ring;
  private final Residents residents;
  private final KeyLoading loading;

  Pkcs11KeyEncryptionKeys(Vault vault, KekRing ring, Residents residents, KeyLoading loading) {
    this.vault = vault;
    this.ring = ring;
    this.residents = residents;
    this.loading = loading;
  }

  @Override
  public void claim(byte[] platform) {
    DomainMaterialId owner = DomainMaterialId.owner(ring.domain(), platform);
    var _ =
        vault.manage(objects -> {
          Ownership.check(owner, residents.labels(objects, owner.labelPrefix()));
          return residents.findOrMake(objects, KeyAlgorithm.AES_256, owner.label());
        });
  }

  @Override
  public KekLabel current() {
    return vault.manage(ring::refresh).label();
  }

  @Override
  public List<KekLabel> all() {
    return vault.manage(ring::labels);
  }

  @Override
  public KekLabel advance() {
    return vault
        .manage(objects -> ring.make(objects, ring.refresh(objects).label().next()))
        .label();
  }

  @Override
  public Material.Wrapped rewrap(
      MaterialName id, KeyAlgorithm algorithm, Material.Wrapped material, KekLabel to) {
    if (algorithm == KeyAlgorithm.ED25519) {
      throw new TokenFailure.Unsupported("this token wraps no Ed25519 key");
    }
    try (KeyHandle handle = loading.loadExtractable(id.checkContext(algorithm), material)) {
      Bytes blob =
          handle.use(key ->
              vault.manage(objects ->
                  Bytes.adopt(
                      objects.wrap(
                          ring.profile().wrapMechanism(), ring.hold(objects, to).handle(), key))));
      return new Material.Wrapped(to, blob, material.checkValue(), material.publicKey());
    }
  }

  @Override
  public void destroy(KekLabel label) {
    vault.manage(objects -> {
      if (!label.domain().equals(ring.domain()) || label.equals(ring.refresh(objects).label())) {
        throw new IllegalArgumentException(
            label + " is the current KEK or not of " + ring.domain());
      }
      ring.destroy(objects, label);
      return label;
    });
  }
}
