package io.keystream.directory;

import io.keystream.directory.tokens.TokenSigner;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A platform that Ada founded, with a caller, two services that may issue tokens, one that may not,
 * and Eve, whom nobody enrolled.
 */
public final class TokenPlatform {

  public static final Instant NOW = Hand.NOW;

  private final Hand ada = Hand.of("ada");
  private final Founding founding = ada.founding();
  private final Decider access = new Decider(founding);
  private final Map<String, Hand> hands =
      Map.of(
          "svc-till", Hand.of("svc-till"),
          "front-1", Hand.of("front-1"),
          "front-2", Hand.withP256("front-2"),
          "worker", Hand.of("worker"),
          "eve", Hand.of("eve"));
  private Instant now = NOW.minusSeconds(60);

  public TokenPlatform() {
    enrol("svc-till", PrincipalKind.APPLICATION);
    enrol("front-1", PrincipalKind.SERVICE);
    enrol("front-2", PrincipalKind.SERVICE);
    enrol("worker", PrincipalKind.SERVICE);
    assign("front-1", "front");
    assign("front-2", "front");
    assign("svc-till", "front");
  }

  public VerifiedDirectory directory() {
    return access.directory;
  }

  public long version() {
    return access.directory.directory().version();
  }

  /** Signs as this one; Eve as well. */
  public TokenSigner signer(String name) {
    var hand = hand(name);
    return new TokenSigner(
        founding.platform(), hand.certificate().fingerprint(), hand.identity()::sign);
  }

  /** The same key, for another platform. */
  public TokenSigner signerElsewhere(String name) {
    var hand = hand(name);
    return new TokenSigner(
        hand("eve").certificate().fingerprint(),
        hand.certificate().fingerprint(),
        hand.identity()::sign);
  }

  /** Eve's key under the name of this one's certificate. */
  public TokenSigner forger(String name) {
    return new TokenSigner(
        founding.platform(), hand(name).certificate().fingerprint(), hand("eve").identity()::sign);
  }

  public void assign(String name, String... policies) {
    var names = Set.of(policies).stream().map(PolicyName::new).collect(Collectors.toSet());
    tick();
    access.accepts(
        ada.asks(founding, new AccessCommand.AssignPolicies(new Principal(name), names), now), now);
  }

  public void does(AccessCommand command) {
    tick();
    access.accepts(ada.asks(founding, command, now), now);
  }

  public void revoke(String name) {
    tick();
    access.accepts(ada.revokes(founding, hand(name), now), now);
  }

  /** It gets another certificate; the one before is accepted for a day. */
  public void renew(String name) {
    tick();
    access.accepts(ada.renews(founding, Hand.of(name), now), now);
  }

  private void enrol(String name, PrincipalKind kind) {
    tick();
    access.accepts(ada.enrols(founding, hand(name), kind, now), now);
  }

  private Hand hand(String name) {
    return Objects.requireNonNull(hands.get(name));
  }

  private void tick() {
    now = now.plusSeconds(1);
  }
}
