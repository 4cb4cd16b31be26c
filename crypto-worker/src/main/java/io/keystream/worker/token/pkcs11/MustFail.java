package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.TokenFailure;
import io.keystream.worker.token.pkcs11.ModuleProfile.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The attempts that a token must refuse: those of a forger and those of an {@link Intruder}. */
final class MustFail {

  private static final MaterialId ID = new MaterialId(new KeyName("self-test"), KeyVersion.FIRST);
  private static final byte[] NOTHING = {};

  private final Workshop workshop;
  private final ModuleProfile profile;
  private final List<Finding> findings = new ArrayList<>();

  MustFail(Workshop workshop) {
    this.workshop = workshop;
    this.profile = workshop.profile();
  }

  List<Finding> run() {
    Material.Wrapped material = workshop.wrapping().generate(ID.checkContext(KeyAlgorithm.AES_256));
    long key = unwrap(material);
    try (KeyHandle handle = workshop.vault().keep(key)) {
      handle.use(object -> {
        forge(object);
        workshop.pool().use(session -> intrude(session, object, material.blob()));
        return findings;
      });
    }
    return findings;
  }

  /** Each refusal is followed by a good operation, which must not suffer. */
  private void forge(long key) {
    Sealed sealed = workshop.operations().encrypt(key, new byte[40], NOTHING);
    byte[] forged = sealed.ciphertext().toArray();
    forged[forged.length - 1] ^= 1;
    expectForgery("a forged tag", key, sealed, forged);
    expectForgery("a ciphertext of 0 bytes", key, sealed, NOTHING);
    expectForgery("a ciphertext of 10 bytes", key, sealed, Arrays.copyOf(forged, 10));
  }

  private void expectForgery(String what, long key, Sealed sealed, byte[] ciphertext) {
    boolean refused = false;
    try {
      workshop.operations().decrypt(key, new Sealed(sealed.iv(), Bytes.adopt(ciphertext)), NOTHING);
    } catch (TokenFailure.BadCiphertext _) {
      refused = true;
    }
    boolean unharmed =
        Arrays.equals(workshop.operations().decrypt(key, sealed, NOTHING), new byte[40]);
    findings.add(Finding.of(what + " is refused and harms nothing", refused && unharmed));
  }

  private List<Finding> intrude(OperationSession session, long key, Bytes blob) {
    Intruder intruder = new Intruder(workshop.connection(), session);
    long kek = workshop.keks().current().handle();
    long wrap = profile.wrapMechanism();
    byte[] bytes = blob.toArray();
    refused(Policy.SENSITIVE, "reading a key", intruder.readsValue(key));
    refused(Policy.SENSITIVE, "reading the KEK", intruder.readsValue(kek));
    refused(
        Policy.SENSITIVE,
        "making a key extractable",
        intruder.changes(key, Template.EMPTY.flag(Ck.CKA_EXTRACTABLE, true)));
    refused(
        Policy.SENSITIVE,
        "copying a key as one that can be read",
        intruder.copies(key, Template.EMPTY.flag(Ck.CKA_SENSITIVE, false)));
    refused(
        Policy.NON_EXTRACTABLE_KEYS_ARE_NOT_WRAPPED,
        "wrapping a key that is not extractable",
        intruder.wraps(wrap, kek, key));
    refused(
        Policy.NON_EXTRACTABLE_KEYS_ARE_NOT_WRAPPED,
        "wrapping the KEK",
        intruder.wraps(wrap, kek, kek));
    refused(
        Policy.UNWRAP_TEMPLATE,
        "unwrapping a blob as a key that can be read",
        intruder.unwraps(wrap, kek, bytes, KeyTemplates.readable()));
    refused(Policy.USAGE_FLAGS, "decrypting with the KEK", intruder.decrypts(kek));
    refused(
        Policy.ALLOWED_MECHANISMS,
        "unwrapping by another mechanism than key wrap",
        intruder.unwrapsByCbc(
            kek, new byte[32], KeyTemplates.unwrapped(KeyAlgorithm.AES_256, false)));
    refused(
        Policy.MODIFIABLE,
        "making the KEK one that decrypts",
        intruder.changes(kek, Template.EMPTY.flag(Ck.CKA_DECRYPT, true)));
    refused(
        Policy.COPIES,
        "copying the KEK as one that decrypts",
        intruder.copies(kek, Template.EMPTY.flag(Ck.CKA_TOKEN, false).flag(Ck.CKA_DECRYPT, true)));
    return findings;
  }

  private void refused(Policy policy, String attempt, boolean gotThrough) {
    String check = attempt + " is refused";
    if (!gotThrough) {
      findings.add(new Finding.Passed(check));
    } else if (profile.mustEnforce(policy)) {
      findings.add(new Finding.Failed(check));
    } else {
      findings.add(new Finding.KnownGap(check));
    }
  }

  private long unwrap(Material.Wrapped material) {
    return workshop
        .vault()
        .manage(objects ->
            objects
                .unwrap(
                    profile.wrapMechanism(),
                    workshop.keks().current().handle(),
                    material.blob().toArray(),
                    KeyTemplates.unwrapped(KeyAlgorithm.AES_256, false))
                .key());
  }
}
