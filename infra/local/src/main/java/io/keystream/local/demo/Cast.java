package io.keystream.local.demo;

import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.client.query.Projections;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.domain.key.KeyName;
import io.keystream.local.Platform;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Who plays: the operator of the keys, the payment gateway that uses one, and the questions to the
 * audit trail.
 */
record Cast(
    String bootstrapServers,
    InstantSource clock,
    KeystreamClient operator,
    KeystreamClient gateway,
    Projections projections)
    implements AutoCloseable {

  static final KeyName KEY = new KeyName("payments/cards");
  static final Caller OPERATOR = caller("key-operator", "operations-desk", "a.petrov");
  static final Caller GATEWAY = caller("payment-gateway", "checkout", "m.keller");
  static final Caller SCRIPT = caller("report-script", "nightly-report", "j.okafor");

  private static final Duration MAX_WAIT = Duration.ofSeconds(30);

  static Cast of(Platform platform, InstantSource clock) {
    return new Cast(
        platform.bootstrapServers(),
        clock,
        connect(platform.bootstrapServers(), OPERATOR, clock, clock),
        connect(platform.bootstrapServers(), GATEWAY, clock, clock),
        Projections.at(platform.projector(), MAX_WAIT));
  }

  /** The script, whose own clock says what it likes. */
  KeystreamClient script(InstantSource itsClock) {
    return connect(bootstrapServers, SCRIPT, itsClock, clock);
  }

  @Override
  public void close() {
    operator.close();
    gateway.close();
    projections.close();
  }

  private static KeystreamClient connect(
      String bootstrapServers, Caller caller, InstantSource itsClock, InstantSource deadlines) {
    return KeystreamClient.connect(
        ClientConfiguration.of(bootstrapServers, caller).withTimeout(MAX_WAIT),
        itsClock,
        deadlines);
  }

  private static Caller caller(String principal, String application, String user) {
    return new Caller(
        new Principal(principal), new Application(application), new User.Asserted(user));
  }
}
