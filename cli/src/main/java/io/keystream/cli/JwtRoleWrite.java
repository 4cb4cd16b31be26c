package io.keystream.cli;

import io.keystream.domain.access.ClaimName;
import io.keystream.domain.access.JwtBounds;
import io.keystream.domain.access.JwtNaming;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.caller.Principal;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "write",
    description = {
      "Write a role for JWTs; it takes the place of the one of that name, also where nothing is",
      "said. Whoever shows a JWT of this issuer, for this audience, about this subject or with",
      "these claims, logs in as the principal."
    })
final class JwtRoleWrite implements Callable<Integer> {

  @Mixin private final RoleArgument about = new RoleArgument();
  @Mixin private final SigningOptions signing;
  @Mixin private final JwtIssuerOptions issuer = new JwtIssuerOptions();

  // picocli sets them before the command runs: they are required.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--principal",
      required = true,
      paramLabel = "NAME",
      description = "Whom tokens stand for; enrolled, and no service.")
  private Principal principal;

  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--audience",
      required = true,
      paramLabel = "TEXT",
      description = "Of which a JWT must have one; may be repeated.")
  private Set<String> audiences;

  @Option(names = "--subject", paramLabel = "TEXT", description = "What 'sub' must be.")
  private @Nullable String subject;

  @Option(
      names = "--claim",
      paramLabel = "NAME=VALUE",
      description = {
        "A claim that must be there with this value; may be repeated. One value of several for",
        "one name is enough; every name must be met. A name that begins with / is a JSON pointer."
      })
  private List<String> claims = List.of();

  @Option(names = "--glob", description = "* in the value of a claim stands for any characters.")
  private boolean glob;

  @Option(
      names = "--user-claim",
      paramLabel = "NAME",
      defaultValue = "sub",
      description = "The claim that names who logs in (default: sub).")
  private ClaimName userClaim = new ClaimName("sub");

  @Option(
      names = "--claim-mapping",
      paramLabel = "NAME=KEY",
      description = "A claim that is written on tokens as metadata KEY; may be repeated.")
  private List<String> mappings = List.of();

  @Mixin private final RoleTokenOptions tokens = new RoleTokenOptions();

  JwtRoleWrite(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var role = role();
    var accepted = signing.decided(client -> client.writeJwtRole(role));
    return signing.say(
        "Role '%s' for JWTs is written.".formatted(role.name()),
        Json.object(
            "role", role.name().name(),
            "done", "WriteJwtRole",
            "policy_version", accepted.lastSequence()));
  }

  private JwtRole role() {
    try {
      return new JwtRole(
          about.name(),
          principal,
          issuer.issuer(),
          new JwtBounds(
              new TreeSet<>(audiences),
              subject,
              bound(),
              glob ? JwtBounds.Matching.GLOB : JwtBounds.Matching.EXACT),
          new JwtNaming(userClaim, mapped()),
          tokens.tokens());
    } catch (IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    }
  }

  private SortedMap<ClaimName, Set<String>> bound() {
    var all = new TreeMap<ClaimName, Set<String>>();
    for (var claim : claims) {
      var pair = pair(claim);
      all.computeIfAbsent(new ClaimName(pair.getFirst()), _ -> new TreeSet<>()).add(pair.getLast());
    }
    return all;
  }

  private SortedMap<ClaimName, String> mapped() {
    var all = new TreeMap<ClaimName, String>();
    for (var mapping : mappings) {
      var pair = pair(mapping);
      all.put(new ClaimName(pair.getFirst()), pair.getLast());
    }
    return all;
  }

  private static List<String> pair(String text) {
    int at = text.indexOf('=');
    if (at < 0) {
      throw Stop.usage("'%s' is not NAME=VALUE".formatted(text));
    }
    return List.of(text.substring(0, at), text.substring(at + 1));
  }
}
