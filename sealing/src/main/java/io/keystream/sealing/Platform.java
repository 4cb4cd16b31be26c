package io.keystream.sealing;

import io.keystream.domain.access.Fingerprint;

/**
 * Which platform a seal is for: what was sealed for one never opens on another.
 *
 * @param root fingerprint of the founding operator's certificate
 */
public record Platform(Fingerprint root) {

  byte[] toBytes() {
    return root.toBytes();
  }
}
