package io.keystream.sealing;

import io.keystream.credentials.Fields;
import io.keystream.credentials.MalformedFields;
import io.keystream.domain.access.Fingerprint;
import io.keystream.sealing.hpke.BadPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a worker domain says of its keys, signed by the domain's authority: which epochs there are.
 * It is made anew often and soon expires, so that nobody can keep callers at an old one.
 *
 * @param serial grows with every manifest of the domain
 */
public record DomainManifest(
    Platform platform,
    String domain,
    long serial,
    Instant issuedAt,
    Instant expiresAt,
    List<DomainEpoch> epochs) {

  public static final Duration MAX_LIFE = Duration.ofHours(1);
  public static final int MAX_EPOCHS = 8;
  public static final int MAX_BYTES = 16 * 1024;

  private static final String LABEL = "keystream domain manifest 1";
  private static final String EPOCHS_LABEL = "keystream domain epochs 1";
  private static final String EPOCH_LABEL = "keystream domain epoch 1";
  private static final int FIELDS = 7;
  private static final int EPOCH_FIELDS = 6;
  private static final int MAX_NAME = 64;

  public DomainManifest {
    DomainName.checked(domain);
    epochs = List.copyOf(epochs);
    if (epochs.isEmpty() || epochs.size() > MAX_EPOCHS) {
      throw new IllegalArgumentException("a domain has 1 to " + MAX_EPOCHS + " epochs");
    }
    if (serial < 1) {
      throw new IllegalArgumentException("serial must be positive: " + serial);
    }
    if (!issuedAt.isBefore(expiresAt)
        || Duration.between(issuedAt, expiresAt).compareTo(MAX_LIFE) > 0) {
      throw new IllegalArgumentException("a manifest is valid for at most " + MAX_LIFE);
    }
    for (var epoch : epochs) {
      if (!epoch.key().domain().equals(domain)) {
        throw new IllegalArgumentException(
            "an epoch of '%s' in the manifest of '%s'".formatted(epoch.key().domain(), domain));
      }
    }
  }

  /** The newest epoch that sessions may be opened to. */
  public Optional<DomainEpoch> current(Instant now) {
    return epochs.stream()
        .filter(epoch -> epoch.isUsedAt(now))
        .max(Comparator.comparingInt(epoch -> epoch.key().epoch()));
  }

  /** The bytes that are signed. */
  public byte[] encode() {
    return Fields.of(
        LABEL,
        platform.toBytes(),
        Fields.utf8(domain),
        Fields.u64(serial),
        Fields.u64(issuedAt.toEpochMilli()),
        Fields.u64(expiresAt.toEpochMilli()),
        Fields.u32(epochs.size()),
        Fields.of(
            EPOCHS_LABEL, epochs.stream().map(DomainManifest::encode).toArray(byte[][]::new)));
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws MalformedFields naming the field, if it is something else
   */
  public static DomainManifest parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedFields(
          "a manifest has at most " + MAX_BYTES + " bytes, this one " + bytes.length);
    }
    var in = new FieldReader(Fields.parse(bytes, LABEL, FIELDS));
    try {
      var platform = new Platform(Fingerprint.ofBytes(in.exactly("platform", Fingerprint.BYTES)));
      var domain = in.text("domain", MAX_NAME);
      var serial = in.u64("serial");
      var issuedAt = in.time("issuedAt");
      var expiresAt = in.time("expiresAt");
      return new DomainManifest(platform, domain, serial, issuedAt, expiresAt, epochs(in, domain));
    } catch (IllegalArgumentException | BadPoint e) {
      throw new MalformedFields("domain manifest: " + e.getMessage());
    }
  }

  private static byte[] encode(DomainEpoch epoch) {
    return Fields.of(
        EPOCH_LABEL,
        Fields.u32(epoch.key().epoch()),
        Fields.u8(epoch.key().suite().code()),
        epoch.key().publicKey(),
        Fields.u64(epoch.useFrom().toEpochMilli()),
        Fields.u64(epoch.useUntil().toEpochMilli()),
        Fields.u64(epoch.destroyAt().toEpochMilli()));
  }

  private static List<DomainEpoch> epochs(FieldReader in, String domain) {
    var count = in.u32("count");
    if (count < 1 || count > MAX_EPOCHS) {
      throw new MalformedFields("count is " + count + ", must be 1 to " + MAX_EPOCHS);
    }
    var epochs = new ArrayList<DomainEpoch>();
    for (var field : Fields.parse(in.atMost("epochs", MAX_BYTES), EPOCHS_LABEL, count)) {
      epochs.add(epoch(new FieldReader(Fields.parse(field, EPOCH_LABEL, EPOCH_FIELDS)), domain));
    }
    return epochs;
  }

  private static DomainEpoch epoch(FieldReader in, String domain) {
    var number = in.u32("epoch");
    var code = in.u8("suite");
    var suite =
        Suite.ofCode(code)
            .orElseThrow(() -> new MalformedFields("suite " + code + " is not known"));
    var key =
        new DomainKey(domain, number, suite, in.exactly("publicKey", suite.kem().publicKeyBytes()));
    return new DomainEpoch(key, in.time("useFrom"), in.time("useUntil"), in.time("destroyAt"));
  }
}
