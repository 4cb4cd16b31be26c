package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KekLabel;
import io.keystream.worker.token.TokenFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What a key-encryption key may do, which is to wrap and unwrap. Without DECRYPT=false it would
 * decrypt a blob; without UNWRAP_TEMPLATE anybody logged in would unwrap a key that can be read.
 *
 * <p>The template leaves EXTRACTABLE open, because re-wrapping needs it: a party that is logged in
 * and brings a KEK of its own can move a key over to it. On a token that offers CKA_TRUSTED without
 * giving up CKA_PRIVATE, close that with WRAP_WITH_TRUSTED; SoftHSM does not.
 */
final class Kek {
  private Kek() {}

  static final Template UNWRAP_TEMPLATE = Template.EMPTY.flag(Ck.CKA_SENSITIVE, true);

  private static final Map<Long, Boolean> FLAGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(Ck.CKA_TOKEN, true),
              Map.entry(Ck.CKA_PRIVATE, true),
              Map.entry(Ck.CKA_SENSITIVE, true),
              Map.entry(Ck.CKA_EXTRACTABLE, false),
              Map.entry(Ck.CKA_MODIFIABLE, false),
              Map.entry(Ck.CKA_WRAP, true),
              Map.entry(Ck.CKA_UNWRAP, true),
              Map.entry(Ck.CKA_ENCRYPT, false),
              Map.entry(Ck.CKA_DECRYPT, false),
              Map.entry(Ck.CKA_SIGN, false),
              Map.entry(Ck.CKA_VERIFY, false),
              Map.entry(Ck.CKA_DERIVE, false)));

  /** NSS cannot store the attributes that it does not enforce, so they are left out there. */
  static Template template(KekLabel label, ModuleProfile profile) {
    Template template = KeyTemplates.named(label.text());
    for (Map.Entry<Long, Boolean> flag : FLAGS.entrySet()) {
      template = template.flag(flag.getKey(), flag.getValue());
    }
    if (profile.mustEnforce(ModuleProfile.Policy.ALLOWED_MECHANISMS)) {
      template = template.numbers(Ck.CKA_ALLOWED_MECHANISMS, mechanisms(profile.wrapMechanism()));
    }
    return profile.mustEnforce(ModuleProfile.Policy.UNWRAP_TEMPLATE)
        ? template.nested(Ck.CKA_UNWRAP_TEMPLATE, UNWRAP_TEMPLATE)
        : template;
  }

  /**
   * Reads a KEK back.
   *
   * @throws TokenFailure.Unfit naming every attribute that is not as it must be
   */
  static void verify(TokenObjects objects, long kek, KekLabel label, ModuleProfile profile) {
    List<String> wrong = new ArrayList<>();
    FLAGS.forEach((type, value) -> {
      if ((objects.attribute(kek, type)[0] != 0) != value) {
        wrong.add("0x" + Long.toHexString(type) + " is not " + value);
      }
    });
    if (profile.mustEnforce(ModuleProfile.Policy.ALLOWED_MECHANISMS)
        && !Arrays.equals(
            numbers(objects.attribute(kek, Ck.CKA_ALLOWED_MECHANISMS)),
            mechanisms(profile.wrapMechanism()))) {
      wrong.add("CKA_ALLOWED_MECHANISMS is not key wrap alone");
    }
    if (!wrong.isEmpty()) {
      throw new TokenFailure.Unfit(
          "the KEK " + label + " is not set up as a KEK must be, do not use it: " + wrong);
    }
  }

  private static long[] mechanisms(long wrapMechanism) {
    return new long[] {Ck.CKM_AES_KEY_WRAP, wrapMechanism};
  }

  private static long[] numbers(byte[] bytes) {
    long[] numbers = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer().get(numbers);
    return LongStream.of(numbers).sorted().toArray();
  }
}
