package io.keystream.worker.keys;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Key material between the token, the wire and the key's own record. */
final class MaterialMapping {
  private MaterialMapping() {}

  static MaterialId id(KeyMaterialRecord record) {
    return new MaterialId(new KeyName(record.getKey()), new KeyVersion(record.getVersion()));
  }

  static KeyMaterialRecord toRecord(MaterialId id, KeyAlgorithm algorithm, Material material) {
    return new KeyMaterialRecord(
        id.key().path(),
        id.version().number(),
        algorithm.name(),
        custody(material).name(),
        protectedBy(material),
        ByteBuffer.wrap(
            switch (material) {
              case Material.Wrapped wrapped -> wrapped.blob().toArray();
              case Material.Resident _ -> new byte[0];
            }),
        HexFormat.of().formatHex(material.checkValue().toArray()),
        ByteBuffer.wrap(material.publicKey().toArray()));
  }

  static Material toMaterial(KeyMaterialRecord record) {
    var checkValue = Bytes.adopt(HexFormat.of().parseHex(record.getCheckValue()));
    var publicKey = bytes(record.getPublicKey());
    return record.getCustody().equals(Custody.RESIDENT.name())
        ? new Material.Resident(record.getProtectedBy(), checkValue, publicKey)
        : new Material.Wrapped(
            KekLabel.parse(record.getProtectedBy()),
            bytes(record.getWrapped()),
            checkValue,
            publicKey);
  }

  /** Of the key-encryption key that wraps it; empty where none does, or it has no such name. */
  static Optional<KekLabel> kek(KeyMaterialRecord record) {
    return record.getCustody().equals(Custody.WRAPPED.name())
        ? KekLabel.tryParse(record.getProtectedBy())
        : Optional.empty();
  }

  /** What the key's own record says of the material. */
  static io.keystream.domain.key.Material toDomain(KeyMaterialRecord record) {
    return new io.keystream.domain.key.Material(
        record.getCheckValue(),
        Base64.getEncoder().encodeToString(bytes(record.getPublicKey()).toArray()),
        record.getProtectedBy());
  }

  private static Custody custody(Material material) {
    return switch (material) {
      case Material.Wrapped _ -> Custody.WRAPPED;
      case Material.Resident _ -> Custody.RESIDENT;
    };
  }

  private static String protectedBy(Material material) {
    return switch (material) {
      case Material.Wrapped wrapped -> wrapped.kekLabel().text();
      case Material.Resident resident -> resident.label();
    };
  }

  private static Bytes bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return Bytes.adopt(bytes);
  }
}
