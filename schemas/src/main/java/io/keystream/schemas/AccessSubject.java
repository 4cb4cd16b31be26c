package io.keystream.schemas;

/**
 * What a record of access says it is about; nothing of it is checked.
 *
 * @param name of the principal, policy or role
 */
public record AccessSubject(Kind kind, String name) {

  public enum Kind {
    PRINCIPAL,
    POLICY,
    ROLE,
    JWT_ROLE
  }

  public static AccessSubject principal(String name) {
    return new AccessSubject(Kind.PRINCIPAL, name);
  }

  public static AccessSubject policy(String name) {
    return new AccessSubject(Kind.POLICY, name);
  }

  public static AccessSubject role(String name) {
    return new AccessSubject(Kind.ROLE, name);
  }

  public static AccessSubject jwtRole(String name) {
    return new AccessSubject(Kind.JWT_ROLE, name);
  }

  /** By kind and name, as audit records have it: {@code principal/svc-till}. */
  public String resource() {
    return switch (kind) {
      case PRINCIPAL -> "principal/" + name;
      case POLICY -> "policy/" + name;
      case ROLE -> "approle/" + name;
      case JWT_ROLE -> "jwt-role/" + name;
    };
  }

  /** Under which records about it stand in the topics of access. */
  public String recordKey() {
    return switch (kind) {
      case PRINCIPAL -> name;
      case POLICY -> "policy/" + name;
      case ROLE -> "approle/" + name;
      case JWT_ROLE -> "jwt-role/" + name;
    };
  }
}
