package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Answers;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyConfiguration;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyOrigin;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.Provenance;
import io.keystream.domain.key.Version;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as bytes, for a snapshot: keys, then accepted, then refused answers, each counted, and
 * what is forgotten.
 */
final class LedgerFormat {
  private LedgerFormat() {}

  static void write(Ledger ledger, DataOutput out) throws IOException {
    out.writeInt(ledger.keys().size());
    for (var folded : ledger.keys().values()) {
      out.writeLong(folded.sequence());
      write((Key.Present) folded.key(), out);
    }
    out.writeInt(ledger.answers().accepted().size());
    for (var entry : ledger.answers().accepted().entrySet()) {
      write(entry.getKey(), out);
      var answer = entry.getValue().answer();
      out.writeLong(entry.getValue().at().toEpochMilli());
      out.writeLong(entry.getValue().issuedAt().toEpochMilli());
      out.writeLong(answer.firstSequence());
      out.writeLong(answer.lastSequence());
      out.writeInt(answer.version() == null ? 0 : answer.version());
    }
    out.writeInt(ledger.answers().refused().size());
    for (var entry : ledger.answers().refused().entrySet()) {
      write(entry.getKey(), out);
      out.writeLong(entry.getValue().issuedAt().toEpochMilli());
      out.writeUTF(entry.getValue().answer().code());
      out.writeUTF(entry.getValue().answer().message());
    }
    out.writeInt(ledger.answers().forgotten().size());
    for (var entry : ledger.answers().forgotten().entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue().toEpochMilli());
    }
  }

  static Ledger read(DataInput in) throws IOException {
    var ledger = new Ledger();
    for (var left = in.readInt(); left > 0; left--) {
      var sequence = in.readLong();
      ledger.restore(key(in), sequence);
    }
    for (var left = in.readInt(); left > 0; left--) {
      var command = identity(in);
      var at = time(in);
      var issuedAt = time(in);
      var answer = new Answer.Accepted(in.readLong(), in.readLong(), version(in.readInt()));
      ledger.answers().accepted(command, new Answers.Kept(answer, at, issuedAt));
    }
    for (var left = in.readInt(); left > 0; left--) {
      var command = identity(in);
      var issuedAt = time(in);
      var answer = new Answer.Refused(in.readUTF(), in.readUTF());
      ledger.answers().refused(command, new Answers.KeptRefusal(answer, issuedAt));
    }
    for (var left = in.readInt(); left > 0; left--) {
      ledger.answers().forgotten(in.readUTF(), time(in));
    }
    return ledger;
  }

  private static void write(Key.Present key, DataOutput out) throws IOException {
    out.writeUTF(key.name().path());
    out.writeUTF(key.spec().algorithm().name());
    out.writeUTF(key.spec().custody().name());
    out.writeInt(key.versions().size());
    for (var version : key.versions().values()) {
      VersionFormat.write(version, out);
    }
    var set = key.configuration();
    out.writeInt(set.minDecryptionVersion().number());
    out.writeInt(set.minEncryptionVersion().number());
    out.writeInt(set.minAvailableVersion().number());
    out.writeBoolean(set.deletionAllowed());
    out.writeUTF(key.provenance().origin().name());
    out.writeInt(key.provenance().imported().size());
    for (var version : key.provenance().imported()) {
      out.writeInt(version.number());
    }
  }

  private static Key key(DataInput in) throws IOException {
    var name = new KeyName(in.readUTF());
    var spec = new KeySpec(KeyAlgorithm.valueOf(in.readUTF()), Custody.valueOf(in.readUTF()));
    var versions = new TreeMap<KeyVersion, Version>();
    for (var left = in.readInt(); left > 0; left--) {
      var version = VersionFormat.read(in);
      versions.put(version.number(), version);
    }
    return new Key.Present(name, spec, versions, configuration(in), provenance(in));
  }

  private static Provenance provenance(DataInput in) throws IOException {
    var origin = KeyOrigin.valueOf(in.readUTF());
    var imported = new TreeSet<KeyVersion>();
    for (var left = in.readInt(); left > 0; left--) {
      imported.add(new KeyVersion(in.readInt()));
    }
    return new Provenance(origin, imported);
  }

  private static KeyConfiguration configuration(DataInput in) throws IOException {
    return new KeyConfiguration(
        new KeyVersion(in.readInt()),
        new MinEncryptionVersion(in.readInt()),
        new KeyVersion(in.readInt()),
        in.readBoolean());
  }

  private static void write(CommandIdentity command, DataOutput out) throws IOException {
    out.writeUTF(command.principal());
    out.writeUTF(command.key());
    out.writeLong(command.id().getMostSignificantBits());
    out.writeLong(command.id().getLeastSignificantBits());
  }

  private static CommandIdentity identity(DataInput in) throws IOException {
    return new CommandIdentity(
        in.readUTF().intern(), in.readUTF(), new UUID(in.readLong(), in.readLong()));
  }

  private static Instant time(DataInput in) throws IOException {
    return Instant.ofEpochMilli(in.readLong());
  }

  private static @Nullable Integer version(int number) {
    return number == 0 ? null : number;
  }
}
