package io.keystream.domain.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;

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

  /** As it travels in a command: the address without a zone; empty where there is none. */
  default String text() {
    return switch (this) {
      case Address(var address) -> withoutZone(address).getHostAddress();
      case Unknown _ -> "";
    };
  }

  /**
   * What {@link #text} wrote, in no other spelling; nobody is asked for a name.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Source parse(String text) {
    if (text.isEmpty()) {
      return new Unknown();
    }
    var source = new Address(literal(text));
    if (!source.text().equals(text)) {
      throw new IllegalArgumentException(
          "source must be spelled '%s': '%s'".formatted(source.text(), text));
    }
    return source;
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "source must be an IP address or empty, has %d characters".formatted(text.length()));
    }
  }

  private static InetAddress withoutZone(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of another length: " + address, e);
    }
  }
}
