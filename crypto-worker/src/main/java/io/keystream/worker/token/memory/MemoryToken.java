package io.keystream.worker.token.memory;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Health;
import io.keystream.worker.token.InputLimit;
import io.keystream.worker.token.KeyEncryptionKeys;
import io.keystream.worker.token.KeyImport;
import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The twin of an HSM token: same laws, same bytes, no protection. It supports every algorithm in
 * both custodies.
 *
 * <p><i>Thread safety:</i> as {@link Token} asks.
 */
public final class MemoryToken implements Token {

  private final MemoryHsm hsm;
  private final MemoryKeyEncryptionKeys keks;
  private final KeyMaker maker;
  private final KeyOpener opener;
  private final KeyImport imports;
  private final Set<KeyInUse> loaded = ConcurrentHashMap.newKeySet();
  private final AtomicLong objectsMade = new AtomicLong();
  private volatile boolean closed;

  private MemoryToken(MemoryHsm hsm, String domain) {
    this.hsm = hsm;
    this.opener = new KeyOpener(hsm.random());
    this.maker = new KeyMaker(hsm.random());
    this.keks = new MemoryKeyEncryptionKeys(hsm, domain, maker);
    this.imports = new MemoryKeyImport(hsm, maker, keks, opener);
  }

  /** Opens the token of a worker domain, with its first KEK if it has none. */
  public static MemoryToken open(MemoryHsm hsm, String domain) {
    return new MemoryToken(hsm, domain);
  }

  @Override
  public KeyEncryptionKeys keyEncryptionKeys() {
    return keks;
  }

  @Override
  public Material generate(MaterialName id, KeyAlgorithm algorithm, Custody custody) {
    checkOpen();
    return switch (custody) {
      case WRAPPED -> {
        ResidentKey made = maker.make(algorithm);
        try (ClearKey key = made.key()) {
          Bytes checkValue = CheckValues.of(id.checkContext(algorithm), key, made.publicKey());
          yield keks.wrap(key, checkValue, made.publicKey());
        }
      }
      case RESIDENT -> {
        ResidentKey made = hsm.residentOrMake(id.label(), () -> maker.make(algorithm));
        if (made.algorithm() != algorithm) {
          throw new TokenFailure.MaterialRejected(
              id.label() + " is of " + made.algorithm() + ", not of " + algorithm);
        }
        Bytes checkValue = CheckValues.of(id.checkContext(algorithm), made.key(), made.publicKey());
        yield new Material.Resident(id.label(), checkValue, made.publicKey());
      }
    };
  }

  @Override
  public LoadedKey load(MaterialName id, KeyAlgorithm algorithm, Material material) {
    checkOpen();
    ClearKey clear =
        switch (material) {
          case Material.Wrapped wrapped -> keks.unwrap(wrapped);
          case Material.Resident resident -> resident(id, algorithm, resident);
        };
    objectsMade.incrementAndGet();
    KeyInUse key = new KeyInUse(clear, loaded::remove);
    loaded.add(key);
    return opener.open(id.checkContext(algorithm), key, material);
  }

  @Override
  public void destroy(MaterialName id, Material material) {
    checkOpen();
    switch (material) {
      case Material.Wrapped _ -> {}
      case Material.Resident resident -> hsm.destroyResident(checkedLabel(id, resident));
    }
  }

  @Override
  public KeyImport imports() {
    return imports;
  }

  @Override
  public byte[] random(int sizeBytes) {
    checkOpen();
    InputLimit.checkRandom(sizeBytes);
    return maker.randomBytes(sizeBytes).revealBytes();
  }

  @Override
  public Health health() {
    return closed
        ? new Health.Down("the token is closed")
        : new Health.Serving(loaded.size(), objectsMade.get());
  }

  @Override
  public void close() {
    closed = true;
    loaded.forEach(KeyInUse::close);
  }

  private ClearKey resident(MaterialName id, KeyAlgorithm algorithm, Material.Resident material) {
    String label = checkedLabel(id, material);
    return hsm.resident(label)
        .filter(resident -> resident.algorithm() == algorithm)
        .orElseThrow(
            () -> new TokenFailure.MaterialRejected("no key " + label + " of " + algorithm))
        .key()
        .copy();
  }

  private static String checkedLabel(MaterialName id, Material.Resident material) {
    if (!material.label().equals(id.label())) {
      throw new TokenFailure.MaterialRejected(
          material.label() + " is not the material of " + id.words());
    }
    return material.label();
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this token is closed");
    }
  }
}
