package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KekLabel;
import io.keystream.worker.token.TokenFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The KEKs of one domain by their handles, each looked at once and found to be as a KEK must be.
 *
 * <p><i>Thread safety:</i> every method runs under the vault's lock; the current KEK is read
 * without.
 */
final class KekRing {

  /** A KEK with the handle that wraps and unwraps. */
  record Held(KekLabel label, long handle) {}

  private final String domain;
  private final ModuleProfile profile;
  private final Map<KekLabel, Long> handles = new HashMap<>();
  private volatile Held current;

  KekRing(String domain, ModuleProfile profile, Vault vault) {
    this.domain = domain;
    this.profile = profile;
    this.current = vault.manage(this::firstOrHighest);
  }

  String domain() {
    return domain;
  }

  ModuleProfile profile() {
    return profile;
  }

  /** The KEK that wraps, as of the last look into the token. */
  Held current() {
    return current;
  }

  /** Looks into the token again. */
  Held refresh(TokenObjects objects) {
    current = hold(objects, labels(objects).getLast());
    return current;
  }

  /** Every KEK in the token; handles of those that are gone are destroyed. */
  List<KekLabel> labels(TokenObjects objects) {
    List<KekLabel> labels = new ArrayList<>();
    Template anyKek =
        Template.EMPTY
            .number(Ck.CKA_CLASS, Ck.CKO_SECRET_KEY)
            .flag(Ck.CKA_TOKEN, true)
            .flag(Ck.CKA_WRAP, true);
    String prefix = "kms/" + domain + "/kek/";
    for (long object : objects.find(anyKek)) {
      String label = new String(objects.attribute(object, Ck.CKA_LABEL), StandardCharsets.US_ASCII);
      if (label.startsWith(prefix)) {
        labels.add(KekLabel.parse(label));
      }
    }
    labels.sort(Comparator.naturalOrder());
    handles.keySet().retainAll(labels);
    return labels;
  }

  /**
   * The KEK of a label.
   *
   * @throws TokenFailure.MaterialRejected if there is none, or it is another domain's
   * @throws TokenFailure.Unfit if there are two, or it is not as a KEK must be
   */
  Held hold(TokenObjects objects, KekLabel label) {
    Long handle = handles.get(label);
    if (handle == null) {
      handle = find(objects, label);
      Kek.verify(objects, handle, label, profile);
      handles.put(label, handle);
    }
    return new Held(label, handle);
  }

  /** Makes a KEK and has it current. */
  Held make(TokenObjects objects, KekLabel label) {
    objects.generateKey(
        Ck.CKM_AES_KEY_GEN, Kek.template(label, profile).number(Ck.CKA_VALUE_LEN, 32));
    current = hold(objects, label);
    return current;
  }

  void destroy(TokenObjects objects, KekLabel label) {
    Template template = KeyTemplates.tokenObject(Ck.CKO_SECRET_KEY, label.text());
    objects.find(template).forEach(objects::destroy);
    handles.remove(label);
  }

  private Held firstOrHighest(TokenObjects objects) {
    List<KekLabel> labels = labels(objects);
    return labels.isEmpty()
        ? make(objects, KekLabel.first(domain))
        : hold(objects, labels.getLast());
  }

  private long find(TokenObjects objects, KekLabel label) {
    List<Long> found =
        label.domain().equals(domain)
            ? objects.find(KeyTemplates.tokenObject(Ck.CKO_SECRET_KEY, label.text()))
            : List.of();
    if (found.isEmpty()) {
      throw new TokenFailure.MaterialRejected("there is no KEK " + label + " in " + domain);
    }
    if (found.size() > 1) {
      throw new TokenFailure.Unfit(
          found.size()
              + " KEKs are labelled "
              + label
              + "; find out which one wrapped keys and destroy the others");
    }
    return found.getFirst();
  }
}
