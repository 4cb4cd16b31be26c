package io.keystream.worker.token;

import java.util.List;

/** Whose the keys of a worker domain in a token are: two platforms would destroy each other's. */
public final class Ownership {

  private Ownership() {}

  /**
   * Refuses a domain that is another platform's.
   *
   * @param owner as this platform would be
   * @param owners labels of all that there are
   * @throws TokenFailure.Unfit if there are others alone
   */
  public static void check(DomainMaterialId owner, List<String> owners) {
    if (!owners.isEmpty() && !owners.contains(owner.label())) {
      throw new TokenFailure.Unfit(
          "the keys of worker domain '%s' in this token are another platform's (%s); give this one a token, or a domain, of its own"
              .formatted(owner.domain(), owners.getFirst()));
    }
  }
}
