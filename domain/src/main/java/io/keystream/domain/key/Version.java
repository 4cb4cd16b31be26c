package io.keystream.domain.key;

import java.time.Instant;

/**
 * One generation of a key's material with its own state (NIST SP 800-57 part 1 rev. 5, 7; KMIP).
 *
 * <p>{@link Requested} and {@link Failed} come before the standard's first state: the HSM was asked
 * and has not made the material, or could not.
 */
public sealed interface Version {

  KeyVersion number();

  /** The HSM was asked for material. */
  record Requested(KeyVersion number, Activation activation, MaterialSource source)
      implements Version {

    /** The HSM makes it. */
    public Requested(KeyVersion number, Activation activation) {
      this(number, activation, MaterialSource.GENERATED);
    }
  }

  /** The HSM could not make the material; the number is spent. */
  record Failed(KeyVersion number, String reason) implements Version {}

  /** Material exists and may not be used. */
  record PreActive(KeyVersion number, Material material, Destruction destruction)
      implements Version {}

  /** Protects new data and processes old. */
  record Active(KeyVersion number, Material material) implements Version {}

  /** Neither protects nor processes until it is resumed into the state it came from. */
  record Suspended(KeyVersion number, Material material, Origin origin, Destruction destruction)
      implements Version {}

  /** Processes what it protected and protects nothing more. */
  record Deactivated(KeyVersion number, Material material, Destruction destruction)
      implements Version {}

  /** Others may know the material: protects nothing more; its processing says whether it opens. */
  record Compromised(
      KeyVersion number, Material material, Processing processing, Destruction destruction)
      implements Version {}

  /** The material is gone. */
  record Destroyed(KeyVersion number) implements Version {}

  /** The material is gone and others may know it. */
  record DestroyedCompromised(KeyVersion number) implements Version {}

  /** The state a suspended version returns to. */
  enum Origin {
    ACTIVE,
    DEACTIVATED
  }

  /** Whether a compromised version may still process what it protected. */
  enum Processing {
    ALLOWED,
    /** Until it is resumed. */
    SUSPENDED,
    /** It was compromised before it protected anything: whatever it opens is a forgery. */
    NEVER
  }

  /** How far the destruction of a version has come. */
  sealed interface Destruction {

    /** Nobody asked for it. */
    record None() implements Destruction {}

    /** Will be carried out at a time and can be cancelled until then; the version is not used. */
    record Scheduled(Instant at) implements Destruction {}

    /** The HSM was asked to destroy the material; there is no way back. */
    record Started() implements Destruction {}

    Destruction NONE = new None();
  }

  /** The state's name as operators, records and reports spell it. */
  default String state() {
    return switch (this) {
      case Requested _ -> "requested";
      case Failed _ -> "failed";
      case PreActive _ -> "pre-active";
      case Active _ -> "active";
      case Suspended _ -> "suspended";
      case Deactivated _ -> "deactivated";
      case Compromised _ -> "compromised";
      case Destroyed _ -> "destroyed";
      case DestroyedCompromised _ -> "destroyed-compromised";
    };
  }

  /** How far its destruction has come; nobody can ask for that of a version without material. */
  default Destruction destruction() {
    return Destruction.NONE;
  }
}
