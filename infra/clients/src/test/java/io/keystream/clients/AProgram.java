package io.keystream.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.client.Accepted;
import io.keystream.client.Answer;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.RoleTokens;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A program with a certificate, a role to log in with where it has none at hand, and a policy that
 * lets it use its own keys and secrets and nothing else.
 *
 * @param name of the program, its role, its policy, and the folder of its keys and secrets
 */
record AProgram(String name, String roleId, CredentialFiles credential) {

  private static final String POLICY =
      """
      path "transit/+/NAME/*" { capabilities = ["create", "read", "update"] }
      path "transit/datakey/+/NAME/*" { capabilities = ["update"] }
      path "secret/data/NAME/*" { capabilities = ["create", "read", "update", "delete"] }
      """;

  /** Enrols it, and writes its policy and its role. */
  static AProgram enrol(Path directory, Duration tokenTtl) {
    var name = "program-" + UUID.randomUUID();
    var roleId = new RoleId(UUID.randomUUID().toString());
    var credential = credential(name, directory);
    try (var access = OnePlatform.access()) {
      var principal = new Principal(name);
      var policy = new PolicyName(name);
      accepted(access.writePolicy(policy, POLICY.replace("NAME", name)));
      accepted(access.enrol(principal, PrincipalKind.APPLICATION, credential.readCertificate()));
      accepted(access.assignPolicies(principal, Set.of(policy)));
      accepted(access.writeAppRole(role(new RoleName(name), roleId, principal, tokenTtl)));
    }
    return new AProgram(name, roleId.text(), credential);
  }

  private static AppRole role(RoleName name, RoleId id, Principal principal, Duration tokenTtl) {
    return new AppRole(
        name,
        id,
        principal,
        new RoleTokens(null, tokenTtl, null, null, List.of()),
        AppRole.SecretIds.PLAIN);
  }

  /** P-256, which more clients read from PEM than Ed25519. */
  private static CredentialFiles credential(String name, Path directory) {
    var files = new CredentialFiles(directory.resolve(name));
    files.write(
        Credential.generate(
            name,
            SignatureScheme.ECDSA_P256,
            Instant.now().minusSeconds(60),
            Duration.ofDays(1),
            OnePlatform.random()));
    return files;
  }

  private static void accepted(CompletableFuture<Answer<Accepted>> answer) {
    assertThat(answer.join()).isInstanceOf(Answer.Given.class);
  }

  /** Where it gets secret-ids, and whoever starts it asks for them. */
  String secretIds() {
    return "auth/approle/role/" + name + "/secret-id";
  }

  /** The name of one of its keys or secrets. */
  String own(String rest) {
    return name + "/" + rest;
  }
}
