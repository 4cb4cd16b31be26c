package io.keystream.directory.tokens;

import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.approle.SecretId;

/** Whether a role's id and a secret-id let somebody log in. */
public sealed interface SecretIdAuthentication {

  /**
   * They do.
   *
   * @param principal whom tokens of the role stand for, as enrolled
   */
  record Accepted(SecretId secretId, AppRole role, Enrolled principal)
      implements SecretIdAuthentication {}

  /**
   * They do not. A caller is told nothing but {@link #TOLD}, whatever the reason.
   *
   * @param code stable, for the record: {@code unknown-secret-id}, {@code secret-id-expired},
   *     {@code secret-id-destroyed}, {@code secret-id-issuer-revoked}, {@code
   *     secret-id-of-another-role}, {@code secret-id-role-removed}, {@code secret-id-principal},
   *     {@code secret-id-source}
   * @param message for the record
   */
  record Refused(String code, String message) implements SecretIdAuthentication {}

  /** Vault's word for it. */
  String TOLD = "invalid role or secret ID";
}
