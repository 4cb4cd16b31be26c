package io.keystream.worker.keys;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.Material;
import io.keystream.follow.CurrentView;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads the material of a version into the HSM, if it is the material that the key's own record
 * names by its check value.
 *
 * <p><b>Thread safety:</b> any number of threads.
 */
public final class MaterialLoader implements HandleCache.Loader, AutoCloseable {

  private final KeyView keys;
  private final MaterialView materials;
  private final Token token;
  private final CurrentView current;

  public MaterialLoader(KeyView keys, MaterialView materials, Token token) {
    this.keys = keys;
    this.materials = materials;
    this.token = token;
    this.current = materials.current("load");
  }

  /**
   * Loads it.
   *
   * @throws TokenFailure.MaterialRejected also if there is none, or that of another key
   */
  @Override
  public LoadedKey load(MaterialId id) {
    if (!(keys.key(id.key()) instanceof Key.Present key)) {
      throw rejected(id, "the key does not exist");
    }
    var expected = recorded(key, id).orElseThrow(() -> rejected(id, "it has none"));
    var record = material(id);
    if (record == null) {
      throw rejected(id, "it is missing from the log");
    }
    if (!record.getCheckValue().equals(expected.checkValue())) {
      throw rejected(id, "its check value is not the one recorded when it was made");
    }
    try {
      return token.load(id, key.spec().algorithm(), MaterialMapping.toMaterial(record));
    } catch (TokenFailure.MaterialRejected e) {
      return token.load(
          id, key.spec().algorithm(), MaterialMapping.toMaterial(again(id, record, e)));
    }
  }

  /** Its key-encryption key may be gone since the next one wraps it. */
  private KeyMaterialRecord again(
      MaterialId id, KeyMaterialRecord record, TokenFailure.MaterialRejected why) {
    current.await();
    var newest = materials.material(id);
    if (newest == null
        || newest.getProtectedBy().equals(record.getProtectedBy())
        || !newest.getCheckValue().equals(record.getCheckValue())) {
      throw why;
    }
    return newest;
  }

  private static Optional<Material> recorded(Key.Present key, MaterialId id) {
    return Optional.ofNullable(key.versions().get(id.version())).flatMap(VersionMaterial::of);
  }

  /** The key's events are read beside its material: they may be ahead by a moment. */
  private @Nullable KeyMaterialRecord material(MaterialId id) {
    var material = materials.material(id);
    if (material == null) {
      current.await();
      material = materials.material(id);
    }
    return material;
  }

  private static TokenFailure.MaterialRejected rejected(MaterialId id, String why) {
    return new TokenFailure.MaterialRejected(
        "material of key '" + id.key() + "' " + id.version() + ": " + why);
  }

  @Override
  public void close() {
    current.close();
  }
}
