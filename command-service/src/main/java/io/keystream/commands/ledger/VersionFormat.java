package io.keystream.commands.ledger;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.OaepHash;
import io.keystream.domain.key.Version;
import io.keystream.domain.key.Version.Destruction;
import io.keystream.domain.key.Version.Origin;
import io.keystream.domain.key.Version.Processing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.time.Instant;

/** A version's state as bytes: a letter for the state, then its parts. */
final class VersionFormat {
  private VersionFormat() {}

  static void write(Version version, DataOutput out) throws IOException {
    out.writeByte(letter(version));
    out.writeInt(version.number().number());
    switch (version) {
      case Version.Requested(_, var activation, var source) -> {
        out.writeUTF(activation.name());
        write(source, out);
      }
      case Version.Failed(_, var reason) -> out.writeUTF(reason);
      case Version.Active(_, var material) -> write(material, out);
      case Version.PreActive(_, var material, var destruction) -> {
        write(material, out);
        write(destruction, out);
      }
      case Version.Suspended(_, var material, var origin, var destruction) -> {
        write(material, out);
        out.writeUTF(origin.name());
        write(destruction, out);
      }
      case Version.Deactivated(_, var material, var destruction) -> {
        write(material, out);
        write(destruction, out);
      }
      case Version.Compromised(_, var material, var processing, var destruction) -> {
        write(material, out);
        out.writeUTF(processing.name());
        write(destruction, out);
      }
      case Version.Destroyed _, Version.DestroyedCompromised _ -> {}
    }
  }

  static Version read(DataInput in) throws IOException {
    var letter = (char) in.readByte();
    var number = new KeyVersion(in.readInt());
    return switch (letter) {
      case 'R' -> new Version.Requested(number, Activation.valueOf(in.readUTF()), source(in));
      case 'F' -> new Version.Failed(number, in.readUTF());
      case 'A' -> new Version.Active(number, material(in));
      case 'P' -> new Version.PreActive(number, material(in), destruction(in));
      case 'S' ->
          new Version.Suspended(
              number, material(in), Origin.valueOf(in.readUTF()), destruction(in));
      case 'D' -> new Version.Deactivated(number, material(in), destruction(in));
      case 'C' ->
          new Version.Compromised(
              number, material(in), Processing.valueOf(in.readUTF()), destruction(in));
      case 'X' -> new Version.Destroyed(number);
      case 'Y' -> new Version.DestroyedCompromised(number);
      default -> throw new StreamCorruptedException("no version state: " + letter);
    };
  }

  private static char letter(Version version) {
    return switch (version) {
      case Version.Requested _ -> 'R';
      case Version.Failed _ -> 'F';
      case Version.Active _ -> 'A';
      case Version.PreActive _ -> 'P';
      case Version.Suspended _ -> 'S';
      case Version.Deactivated _ -> 'D';
      case Version.Compromised _ -> 'C';
      case Version.Destroyed _ -> 'X';
      case Version.DestroyedCompromised _ -> 'Y';
    };
  }

  private static void write(MaterialSource source, DataOutput out) throws IOException {
    switch (source) {
      case MaterialSource.Generated _ -> out.writeByte('G');
      case MaterialSource.Imported(var envelope, var hash) -> {
        out.writeByte('I');
        out.writeUTF(envelope.hex());
        out.writeUTF(hash.name());
      }
    }
  }

  private static MaterialSource source(DataInput in) throws IOException {
    var letter = (char) in.readByte();
    return switch (letter) {
      case 'G' -> MaterialSource.GENERATED;
      case 'I' ->
          new MaterialSource.Imported(
              new EnvelopeHash(in.readUTF()), OaepHash.valueOf(in.readUTF()));
      default -> throw new StreamCorruptedException("no source of material: " + letter);
    };
  }

  private static void write(Material material, DataOutput out) throws IOException {
    out.writeUTF(material.checkValue());
    out.writeUTF(material.publicKey());
    out.writeUTF(material.protectedBy());
  }

  private static Material material(DataInput in) throws IOException {
    return new Material(in.readUTF(), in.readUTF(), in.readUTF());
  }

  private static void write(Destruction destruction, DataOutput out) throws IOException {
    switch (destruction) {
      case Destruction.None _ -> out.writeByte('-');
      case Destruction.Started _ -> out.writeByte('!');
      case Destruction.Scheduled(var at) -> {
        out.writeByte('@');
        out.writeLong(at.toEpochMilli());
      }
    }
  }

  private static Destruction destruction(DataInput in) throws IOException {
    var letter = (char) in.readByte();
    return switch (letter) {
      case '-' -> Destruction.NONE;
      case '!' -> new Destruction.Started();
      case '@' -> new Destruction.Scheduled(Instant.ofEpochMilli(in.readLong()));
      default -> throw new StreamCorruptedException("no destruction: " + letter);
    };
  }
}
