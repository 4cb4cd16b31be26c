package io.keystream.worker.http;

import io.keystream.domain.key.KeyAlgorithm;
import java.util.Optional;

/** What kind of key a name has. */
interface KeyKinds {

  /** Empty for what names no key at this moment; what it once was, it stays. */
  Optional<KeyAlgorithm> of(String key);
}
