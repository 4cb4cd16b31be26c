package io.keystream.domain.key;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A key as its events tell it: not yet there, or there with its versions. */
public sealed interface Key {

  KeyName name();

  /** Nothing happened under this name. */
  record Absent(KeyName name) implements Key {}

  /** Created; its versions are numbered from 1 without gaps and at most one is active. */
  record Present(KeyName name, KeySpec spec, NavigableMap<KeyVersion, Version> versions)
      implements Key {

    public Present {
      versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
    }
  }
}
