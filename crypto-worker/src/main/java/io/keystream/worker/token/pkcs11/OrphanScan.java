package io.keystream.worker.token.pkcs11;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for keys in the token that nobody can find again because they have no label: what a crash
 * or a race during generation leaves behind.
 */
final class OrphanScan {

  private final Workshop workshop;

  OrphanScan(Workshop workshop) {
    this.workshop = workshop;
  }

  List<Finding> run() {
    int orphans = workshop.vault().manage(OrphanScan::count);
    return List.of(
        orphans == 0
            ? new Finding.Passed("no key without a label")
            : new Finding.Alarm(orphans + " keys without a label; find out who left them"));
  }

  private static int count(TokenObjects objects) {
    List<Long> keys = new ArrayList<>();
    for (long keyClass : new long[] {Ck.CKO_SECRET_KEY, Ck.CKO_PRIVATE_KEY}) {
      keys.addAll(
          objects.find(Template.EMPTY.number(Ck.CKA_CLASS, keyClass).flag(Ck.CKA_TOKEN, true)));
    }
    return (int)
        keys.stream().filter(key -> objects.attribute(key, Ck.CKA_LABEL).length == 0).count();
  }
}
