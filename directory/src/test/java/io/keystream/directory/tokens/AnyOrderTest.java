package io.keystream.directory.tokens;

import static io.keystream.directory.TokenPlatform.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.directory.TokenPlatform;
import io.keystream.domain.token.Token;
import io.keystream.domain.token.TokenEvent;
import io.keystream.domain.token.TokenParent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Records in every order and by several threads, some twice, among forgeries: everybody answers the
 * same, and as a model does that has only what is genuine.
 */
final class AnyOrderTest extends OneView {

  private static final int TOKENS = 8;
  private static final int ROUNDS = 25;
  private static final List<String> FRONTS = List.of("front-1", "front-2");

  /** What a service said of a token. */
  private record Said(String service, TokenEvent event) {}

  @Test
  void every_order_has_the_same_answers_and_they_are_those_of_the_genuine_records() {
    var seed = Long.getLong("keystream.seed", new SplittableRandom().nextLong());
    for (var round = 0; round < ROUNDS; round++) {
      var random = new Random(seed + round);
      var world = new TokenPlatform();
      var tokens = tokens(random);
      var said = said(random, tokens);
      var records = new ArrayList<byte[]>();
      for (var one : said) {
        var record = bytes(world.signer(one.service()).sign(one.event(), NOW, world.version()));
        records.addAll(Collections.nCopies(1 + random.nextInt(2), record));
      }
      records.addAll(forgeries(random, world, tokens));
      var revoked = random.nextInt(3) == 0 ? FRONTS.get(random.nextInt(2)) : "";
      var views = IntStream.range(0, 3).mapToObj(_ -> new TokenView(world.directory())).toList();
      var first = views.getFirst();
      records.parallelStream().forEach(record -> first.follow(record, NOW));
      for (var view : views.subList(1, 3)) {
        Collections.shuffle(records, random);
        for (var i = 0; i < records.size(); i++) {
          if (i == records.size() / 2 && !revoked.isEmpty() && view == views.get(1)) {
            world.revoke(revoked);
          }
          var _ = view.follow(records.get(i), NOW);
        }
      }
      for (var at : List.of(NOW, NOW.plus(HOUR), NOW.plus(HOUR.multipliedBy(2)))) {
        for (var number = 0; number < TOKENS; number++) {
          for (var view : views) {
            var answer =
                view.authenticate(secret(number), ANYWHERE, world.directory().directory(), at);
            assertThat(answer instanceof TokenAuthentication.Accepted)
                .as("-Dkeystream.seed=%d token %d at %s: %s", seed + round, number, at, answer)
                .isEqualTo(counts(tokens.get(number), tokens, said, revoked, at));
          }
        }
      }
    }
  }

  /** Each an orphan, or a child of one before it. */
  private static List<Token> tokens(Random random) {
    var tokens = new ArrayList<Token>();
    for (var number = 0; number < TOKENS; number++) {
      var parent =
          number == 0 || random.nextInt(3) == 0
              ? new TokenParent.Orphan()
              : new TokenParent.ChildOf(tokens.get(random.nextInt(number)).accessor());
      var end = NOW.plus(Duration.ofMinutes(30 + random.nextInt(90)));
      tokens.add(token(number, FRONTS.get(random.nextInt(2)), parent, end));
    }
    return tokens;
  }

  private static List<Said> said(Random random, List<Token> tokens) {
    var said = new ArrayList<Said>();
    for (var token : tokens) {
      if (random.nextInt(8) > 0) {
        said.add(new Said(token.issuer().name(), issued(token)));
      }
      while (random.nextInt(3) == 0) {
        var end = NOW.plus(Duration.ofMinutes(30 + random.nextInt(180)));
        said.add(new Said(FRONTS.get(random.nextInt(2)), renewed(token, end)));
      }
      if (random.nextInt(6) == 0) {
        said.add(new Said(FRONTS.get(random.nextInt(2)), revoked(token)));
      }
    }
    return said;
  }

  private static List<byte[]> forgeries(Random random, TokenPlatform world, List<Token> tokens) {
    var forgeries = new ArrayList<byte[]>();
    for (var token : tokens) {
      var event = random.nextBoolean() ? revoked(token) : renewed(token, NOW.plus(LONGEST));
      for (var signer :
          List.of(
              world.signer("eve"),
              world.signer("worker"),
              world.signer("svc-till"),
              world.forger("front-1"),
              world.signerElsewhere("front-2"))) {
        forgeries.add(bytes(signer.sign(event, NOW, world.version())));
      }
      var garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      forgeries.add(garbage);
    }
    return forgeries;
  }

  /** As slowly and plainly as the rules read. */
  private static boolean counts(
      Token token, List<Token> all, List<Said> said, String revoked, Instant at) {
    var about = said.stream().filter(one -> one.event().hash().equals(token.hash())).toList();
    if (about.stream().anyMatch(one -> one.event() instanceof TokenEvent.Revoked)
        || token.issuer().name().equals(revoked)) {
      return false;
    }
    var isLive =
        about.stream()
            .filter(one -> !one.service().equals(revoked))
            .anyMatch(one -> at.isBefore(end(one.event())));
    return isLive
        && switch (token.parent()) {
          case TokenParent.Orphan _ -> true;
          case TokenParent.ChildOf(var parent) ->
              all.stream()
                  .filter(other -> other.accessor().equals(parent))
                  .allMatch(other -> counts(other, all, said, revoked, at));
        };
  }

  private static Instant end(TokenEvent event) {
    return switch (event) {
      case TokenEvent.Issued(var token) -> token.lifetime().expiresAt();
      case TokenEvent.Renewed(var token) -> token.lifetime().expiresAt();
      case TokenEvent.Revoked _ -> Instant.MIN;
    };
  }
}
