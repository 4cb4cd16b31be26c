package io.keystream.directory;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.Signing;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.policy.text.PolicyText;
import io.keystream.domain.secret.CustomMetadata;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.Codec;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.SecretCommandMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What lies inside the signed commands of a topic.
 *
 * @param signing what the domain has to know of a signature
 * @param toCommand throws {@link IllegalArgumentException} where a value is outside its limits
 */
record SignedContent<R extends SpecificRecordBase, C>(
    Topic<SignedCommandRecord> topic,
    Codec<R> codec,
    int maxBytes,
    BiFunction<SignedCommandRecord, R, Signing> signing,
    Function<R, C> toCommand) {

  /** More than any command about a key needs. */
  static final int MAX_BYTES = 16_384;

  static final SignedContent<KeyCommandRecord, KeyCommand> OF_KEYS =
      new SignedContent<>(
          Topics.COMMANDS,
          KeyCommandMapping.CODEC,
          MAX_BYTES,
          SignedCommandMapping::signing,
          SignedContent::keyCommand);

  static final SignedContent<SecretCommandRecord, SecretCommand> OF_SECRETS =
      new SignedContent<>(
          Topics.SECRET_COMMANDS,
          SecretCommandMapping.CODEC,
          // Custom metadata as large as it may be, and as much again as all other commands need.
          CustomMetadata.MAX_BYTES + MAX_BYTES,
          SignedCommandMapping::signing,
          record -> {
            SecretCommandMapping.onBehalf(record);
            return SecretCommandMapping.toCommand(record);
          });

  static SignedContent<AccessCommandRecord, AccessCommand> ofAccess(Certificates certificates) {
    return new SignedContent<>(
        Topics.ACCESS_COMMANDS,
        AccessCommandMapping.CODEC,
        // The text of a policy, and as much again as all other commands need.
        PolicyText.MAX_BYTES + MAX_BYTES,
        SignedCommandMapping::signing,
        record -> {
          CallerMapping.toCaller(record.getCaller());
          return AccessCommandMapping.toCommand(
              record, der -> certificates.read(SignedCommandMapping.bytes(der)));
        });
  }

  /** A certificate stands for a principal; who sits in front of it only the caller says. */
  private static KeyCommand keyCommand(KeyCommandRecord record) {
    CallerMapping.toCaller(record.getCaller());
    if (record.getCaller().getUserVerified()) {
      throw new IllegalArgumentException(
          "userVerified must be false: the user of a command is asserted");
    }
    return KeyCommandMapping.toCommand(record);
  }
}
