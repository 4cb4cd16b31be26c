package io.keystream.domain.access;

import java.util.Collections;
import java.util.HashSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What tokens that were got with a signed token are called, for people to read.
 *
 * @param user the claim that names who logs in
 * @param metadata claims that are written on the token, where they are there, and under which name
 */
public record JwtNaming(ClaimName user, SortedMap<ClaimName, String> metadata) {

  /** In the metadata of every token that a role gives. */
  public static final String ROLE = "role";

  public static final int MOST_METADATA = 16;

  /** By the subject alone. */
  public static final JwtNaming PLAIN =
      new JwtNaming(new ClaimName("sub"), Collections.emptySortedMap());

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  public JwtNaming {
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    var names = new HashSet<>(metadata.values());
    if (metadata.size() > MOST_METADATA
        || names.size() < metadata.size()
        || names.contains(ROLE)
        || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException(
          ("claim_mappings must be at most %d, to different names of 1 to 128 letters, digits,"
                  + " '.', '_', '-', none of them '%s': %s")
              .formatted(MOST_METADATA, ROLE, metadata));
    }
  }
}
