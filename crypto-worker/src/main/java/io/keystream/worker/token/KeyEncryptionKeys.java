package io.keystream.worker.token;

import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import java.util.List;

/**
 * The key-encryption keys (KEKs) of one worker domain: token objects that can wrap and unwrap and
 * do nothing else, and never leave.
 *
 * <p><i>Laws.</i> There is always a current KEK, the one of the highest epoch; the first is made
 * when the token is opened and has none. Epochs have no gaps while nobody destroys one. Two KEKs
 * with one label never come to use: the token fails as {@link TokenFailure.Unfit}. What one KEK
 * wrapped no other unwraps.
 *
 * <p>Only one process of a domain may make KEKs; two that do so at the same instant leave a
 * duplicate, which is refused. Other processes see an advance when they call {@link #current()}.
 *
 * <p><i>Thread safety:</i> all methods may be called from any number of threads.
 */
public interface KeyEncryptionKeys {

  /**
   * Says for ever that the domain in this token is a platform's; the first that says so has it. Who
   * works with the token of another platform by mistake would destroy what that one needs.
   *
   * @param platform its fingerprint
   * @throws TokenFailure.Unfit if it is another's
   */
  void claim(byte[] platform);

  /**
   * Looks into the token for the KEK of the highest epoch; {@link Token#generate} wraps under it.
   */
  KekLabel current();

  /** All KEKs of the domain in the token, in order of their epochs. */
  List<KekLabel> all();

  /** Makes the KEK of the next epoch, which is current from then on. */
  KekLabel advance();

  /**
   * Wraps the same key under another KEK, inside the token. The check value is verified first and
   * stays.
   */
  Material.Wrapped rewrap(
      MaterialName id, KeyAlgorithm algorithm, Material.Wrapped material, KekLabel to);

  /**
   * Destroys a KEK that is not current, and with it every blob it wrapped. A KEK that is not there
   * is no error.
   *
   * @throws IllegalArgumentException for the current KEK, or one of another domain
   */
  void destroy(KekLabel label);
}
