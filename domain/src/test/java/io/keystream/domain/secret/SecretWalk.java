package io.keystream.domain.secret;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A random life of one secret and its store, beside what Vault would make of it. */
final class SecretWalk {

  static final SecretPath PATH = new SecretPath("shop/db");

  final VaultOracle oracle = new VaultOracle();
  final List<SecretEvent> events = new ArrayList<>();
  Secret secret = new Secret.Absent(PATH);
  StoreConfiguration store = StoreConfiguration.INITIAL;
  Instant now = Instant.parse("2026-11-01T12:00:00Z");

  private final Random random;
  private int values;

  SecretWalk(long seed) {
    this.random = new Random(seed);
  }

  static ValueReference value(int number) {
    var id = UUID.nameUUIDFromBytes(ByteBuffer.allocate(4).putInt(number).array());
    return new ValueReference(id, "%064x".formatted(number));
  }

  /** One step; returns whether the domain accepted it and Vault would have changed something. */
  void step() {
    now = now.plusSeconds(random.nextInt(40));
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4 -> write();
      case 5 -> delete();
      case 6 -> undelete();
      case 7 -> destroy();
      case 8 -> put();
      case 9 -> patch();
      case 10 -> {
        if (random.nextInt(6) == 0) {
          does(new SecretCommand.Remove(PATH));
          oracle.remove();
        }
      }
      default -> configure();
    }
  }

  private void write() {
    var cas = random.nextInt(3) == 0 ? Integer.valueOf(oracle.current - random.nextInt(2)) : null;
    var value = value(++values);
    var accepted =
        does(
            new SecretCommand.Write(
                PATH, cas == null ? new Cas.Unchecked() : new Cas.Follows(cas), value));
    if (accepted != oracle.write(cas, value.id(), now)) {
      throw new AssertionError("a write with cas " + cas + " was accepted: " + accepted);
    }
  }

  private void delete() {
    var versions = random.nextBoolean() ? new TreeSet<SecretVersion>() : some();
    does(new SecretCommand.Delete(PATH, versions));
    oracle.delete(numbers(versions), now);
  }

  private void undelete() {
    var versions = some();
    does(new SecretCommand.Undelete(PATH, versions));
    oracle.undelete(numbers(versions), now);
  }

  private void destroy() {
    var versions = some();
    does(new SecretCommand.Destroy(PATH, versions));
    oracle.destroy(numbers(versions));
  }

  private void put() {
    var change = change(false);
    var pairs = new TreeMap<String, String>();
    for (int i = random.nextInt(3); i > 0; i--) {
      pairs.put("k" + random.nextInt(5), "v" + random.nextInt(5));
    }
    var custom = random.nextBoolean() ? null : new CustomMetadata(pairs);
    does(new SecretCommand.PutMetadata(PATH, change, custom));
    oracle.exists = true;
    set(change);
    if (custom != null) {
      oracle.custom.clear();
      oracle.custom.putAll(pairs);
    }
  }

  private void patch() {
    var change = change(false);
    var set = new TreeMap<String, String>();
    set.put("k" + random.nextInt(5), "v" + random.nextInt(5));
    var remove = new TreeSet<String>();
    remove.add("k" + (5 + random.nextInt(2)));
    remove.add("k" + random.nextInt(5));
    remove.removeAll(set.keySet());
    var accepted =
        does(new SecretCommand.PatchMetadata(PATH, change, new MetadataPatch(set, remove)));
    if (accepted != oracle.exists) {
      throw new AssertionError("metadata of what is not there was patched");
    }
    if (accepted) {
      set(change);
      oracle.custom.keySet().removeAll(remove);
      oracle.custom.putAll(set);
    }
  }

  private void configure() {
    var change = change(true);
    switch (SecretDecisions.decide(store, new SecretCommand.Configure(change))) {
      case SecretDecision.Accepted(var decided) -> {
        for (var event : decided) {
          store = SecretEvolution.evolve((SecretEvent.StoreConfigured) event);
        }
      }
      case SecretDecision.Refused(var reason) -> throw new AssertionError(reason.message());
    }
    if (change.maxVersions() != null) {
      oracle.configMaxVersions = change.maxVersions();
    }
    if (change.cas() != null) {
      oracle.configCasRequired = change.cas() == CasRule.REQUIRED;
    }
    if (change.deleteVersionAfter() != null) {
      oracle.configDeleteAfterSeconds = change.deleteVersionAfter().toSeconds();
    }
  }

  private void set(SettingsChange change) {
    if (change.maxVersions() != null) {
      oracle.maxVersions = change.maxVersions();
    }
    if (change.cas() != null) {
      oracle.casRequired = change.cas() == CasRule.REQUIRED;
    }
    if (change.deleteVersionAfter() != null) {
      oracle.deleteAfterSeconds = change.deleteVersionAfter().toSeconds();
    }
  }

  private SettingsChange change(boolean ofStore) {
    var disables = ofStore && random.nextInt(4) == 0;
    var after = Duration.ofSeconds(disables ? -1 : random.nextInt(3) * 60L);
    return new SettingsChange(
        maybe(random.nextInt(4)),
        maybe(random.nextInt(3) == 0 ? CasRule.REQUIRED : CasRule.OPTIONAL),
        maybe(after));
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  private SortedSet<SecretVersion> some() {
    var some = new TreeSet<SecretVersion>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      some.add(new SecretVersion(1 + random.nextInt(oracle.current + 2)));
    }
    return some;
  }

  private static List<Integer> numbers(SortedSet<SecretVersion> versions) {
    return versions.stream().map(SecretVersion::number).toList();
  }

  private boolean does(SecretCommand.AboutSecret command) {
    return switch (SecretDecisions.decide(secret, store, command, now)) {
      case SecretDecision.Accepted(var decided) -> {
        for (var event : decided) {
          secret = SecretEvolution.evolve(secret, (SecretEvent.AboutSecret) event);
          events.add(event);
        }
        yield true;
      }
      case SecretDecision.Refused _ -> false;
    };
  }
}
