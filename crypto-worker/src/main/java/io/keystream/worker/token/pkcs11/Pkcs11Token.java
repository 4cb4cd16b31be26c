package io.keystream.worker.token.pkcs11;

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
import java.util.function.Consumer;

/**
 * A token of a PKCS#11 module: SoftHSM2, NSS softokn, or hardware that lets us choose the IV of
 * AES-GCM.
 *
 * <p><i>Thread safety:</i> as {@link Token} asks. Operations run in a fixed set of sessions,
 * management of objects in one session under one lock.
 */
public final class Pkcs11Token implements Token {

  private final Workshop workshop;
  private volatile boolean closed;

  private Pkcs11Token(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Logs in, finds or makes the KEK of the domain, and lets the token prove itself.
   *
   * @throws TokenFailure.WrongPin if the PIN is wrong; never try again with the same
   * @throws TokenFailure.Unfit if the token is not set up as it must be, or failed its self test
   */
  public static Pkcs11Token open(Pkcs11Library library, Pkcs11Settings settings) {
    return open(library, settings, workshop -> new SelfTest(workshop).run());
  }

  /** With another self test, or none: for tests that open many tokens. */
  static Pkcs11Token open(
      Pkcs11Library library, Pkcs11Settings settings, Consumer<Workshop> selfTest) {
    Workshop workshop = Workshop.open(library, settings);
    try {
      selfTest.accept(workshop);
      return new Pkcs11Token(workshop);
    } catch (RuntimeException e) {
      workshop.close();
      throw e;
    }
  }

  Workshop workshop() {
    return workshop;
  }

  @Override
  public KeyEncryptionKeys keyEncryptionKeys() {
    return workshop.keyEncryptionKeys();
  }

  @Override
  public Material generate(MaterialName id, KeyAlgorithm algorithm, Custody custody) {
    checkOpen();
    workshop.generation().checkSupported(algorithm);
    return switch (custody) {
      case WRAPPED -> workshop.wrapping().generate(id.checkContext(algorithm));
      case RESIDENT -> generateResident(id, algorithm);
    };
  }

  private Material generateResident(MaterialName id, KeyAlgorithm algorithm) {
    Residents.Found found =
        workshop
            .vault()
            .manage(objects -> workshop.residents().findOrMake(objects, algorithm, id.label()));
    Bytes checkValue =
        workshop.checkValues().of(id.checkContext(algorithm), found.key(), found.publicKey());
    return new Material.Resident(id.label(), checkValue, found.publicKey());
  }

  @Override
  public LoadedKey load(MaterialName id, KeyAlgorithm algorithm, Material material) {
    checkOpen();
    workshop.generation().checkSupported(algorithm);
    return workshop.loading().load(id, algorithm, material);
  }

  @Override
  public void destroy(MaterialName id, Material material) {
    checkOpen();
    switch (material) {
      case Material.Wrapped _ -> {}
      case Material.Resident resident -> {
        String label = KeyLoading.checkedLabel(id, resident);
        workshop
            .vault()
            .manage(objects -> {
              workshop.residents().destroy(objects, label);
              return label;
            });
      }
    }
  }

  @Override
  public KeyImport imports() {
    return workshop.keyImport();
  }

  @Override
  public byte[] random(int sizeBytes) {
    checkOpen();
    InputLimit.checkRandom(sizeBytes);
    return workshop.operations().random(sizeBytes);
  }

  @Override
  public Health health() {
    if (closed) {
      return new Health.Down("the token is closed");
    }
    try {
      return workshop.operations().works()
          ? new Health.Serving(workshop.vault().loadedKeys(), workshop.vault().objectsMade())
          : new Health.Down("the token does not decrypt what it encrypted");
    } catch (TokenFailure e) {
      return new Health.Down(e.getMessage());
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      workshop.close();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this token is closed");
    }
  }
}
