package io.keystream.worker.domainkeys;

import io.keystream.credentials.MalformedFields;
import io.keystream.credentials.PublicKey;
import io.keystream.follow.Place;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.sealing.DomainManifest;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest manifest that the domain's own authority signed, expired or not: what the next one
 * follows. What others write under the domain's name is said and left out.
 *
 * <p>Thread safety: one thread applies, any may ask.
 */
final class ManifestLog {

  private static final Logger log = LoggerFactory.getLogger(ManifestLog.class);

  private final String domain;
  private final PublicKey authority;
  private volatile @Nullable DomainManifest newest;

  ManifestLog(String domain, PublicKey authority) {
    this.domain = domain;
    this.authority = authority;
  }

  Optional<DomainManifest> newest() {
    return Optional.ofNullable(newest);
  }

  void apply(ConsumerRecord<String, byte[]> record) {
    if (!domain.equals(record.key()) || record.value() == null) {
      return;
    }
    try {
      var published = Topics.DOMAIN_KEYS.codec().decode(record.value());
      var bytes = published.getManifest().array();
      if (!authority.hasSigned(bytes, published.getSignature().array())) {
        ignore(record, "the domain's authority did not sign it");
        return;
      }
      take(DomainManifest.parse(bytes));
    } catch (UnreadableRecord | MalformedFields e) {
      ignore(record, String.valueOf(e.getMessage()));
    }
  }

  private void take(DomainManifest manifest) {
    var known = newest;
    if (known == null || manifest.serial() > known.serial()) {
      newest = manifest;
    }
  }

  private static void ignore(ConsumerRecord<?, ?> record, String reason) {
    log.atWarn()
        .setMessage("a manifest is ignored")
        .addKeyValue("place", Place.of(record))
        .addKeyValue("reason", reason)
        .log();
  }
}
