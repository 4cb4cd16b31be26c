package io.keystream.domain.policy;

import io.keystream.domain.caller.Application;
import io.keystream.domain.policy.text.PolicyText;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request in the making: on a Monday at ten in Berlin, over Kafka, by the application till. */
record Ask(AccessRequest request) {

  static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");

  static Ask to(Capability capability, String path) {
    return new Ask(
        new AccessRequest(
            new Access(path, capability),
            Map.of(),
            new Application("till"),
            new Source.Unknown(),
            Map.of(),
            MONDAY_TEN));
  }

  static CompiledPolicies under(String... texts) {
    var policies = new ArrayList<Policy>();
    for (var text : texts) {
      policies.add(PolicyText.parse(new PolicyName("p" + (policies.size() + 1)), text));
    }
    return CompiledPolicies.of(policies);
  }

  Ask with(String parameter, String... values) {
    var parameters = new HashMap<>(request.parameters());
    parameters.put(parameter, List.of(values));
    return new Ask(
        new AccessRequest(
            request.access(),
            parameters,
            request.application(),
            request.source(),
            request.context(),
            request.at()));
  }

  Ask in(String name, String value) {
    var context = new HashMap<>(request.context());
    context.put(name, value);
    return new Ask(
        new AccessRequest(
            request.access(),
            request.parameters(),
            request.application(),
            request.source(),
            context,
            request.at()));
  }

  Ask by(String application) {
    return new Ask(
        new AccessRequest(
            request.access(),
            request.parameters(),
            new Application(application),
            request.source(),
            request.context(),
            request.at()));
  }

  Ask from(String address) {
    return new Ask(
        new AccessRequest(
            request.access(),
            request.parameters(),
            request.application(),
            new Source.Address(InetAddress.ofLiteral(address)),
            request.context(),
            request.at()));
  }

  Ask at(String time) {
    return new Ask(
        new AccessRequest(
            request.access(),
            request.parameters(),
            request.application(),
            request.source(),
            request.context(),
            Instant.parse(time)));
  }

  /** {@code allowed}, or the code of the reason why not. */
  String of(CompiledPolicies policies) {
    return switch (policies.decide(request)) {
      case AccessDecision.Allowed _ -> "allowed";
      case AccessDecision.Denied(var reason) -> reason.code();
    };
  }
}
