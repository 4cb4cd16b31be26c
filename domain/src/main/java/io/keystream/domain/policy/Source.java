package io.keystream.domain.policy;

import java.net.InetAddress;

/** Where a request came from. */
public sealed interface Source {

  /** A network address that we saw ourselves. */
  record Address(InetAddress address) implements Source {
    @Override
    public String toString() {
      return address.getHostAddress();
    }
  }

  /** No address: a request over Kafka comes from the broker. */
  record Unknown() implements Source {
    @Override
    public String toString() {
      return "no known address";
    }
  }
}
