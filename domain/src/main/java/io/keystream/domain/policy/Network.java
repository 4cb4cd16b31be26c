package io.keystream.domain.policy;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A range of addresses, {@code 10.0.0.0/8} or {@code 2001:db8::/32} (RFC 4632, RFC 4291 2.3).
 *
 * <p>An IPv4 address inside an IPv6 one ({@code ::ffff:10.0.0.1}) is the IPv4 address.
 *
 * @param base with no bit beyond the prefix
 */
public record Network(InetAddress base, int prefixBits) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]{0,40}:[0-9a-fA-F:.]{1,40})/([0-9]{1,3})");

  public Network {
    byte[] bytes = base.getAddress();
    if (prefixBits < 0 || prefixBits > bytes.length * 8) {
      throw new IllegalArgumentException(
          "a prefix of %s has 0 to %d bits: %d"
              .formatted(base.getHostAddress(), bytes.length * 8, prefixBits));
    }
    for (int bit = prefixBits; bit < bytes.length * 8; bit++) {
      if ((bytes[bit / 8] & (0x80 >>> (bit % 8))) != 0) {
        throw new IllegalArgumentException(
            "%s has bits beyond its prefix of %d".formatted(base.getHostAddress(), prefixBits));
      }
    }
  }

  /**
   * Reads an address, a slash and the bits of the prefix; names are not looked up.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static Network parse(String text) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a network is an address/bits, such as 10.0.0.0/8 or 2001:db8::/32: '" + text + "'");
    }
    return new Network(InetAddress.ofLiteral(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  public boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    int whole = prefixBits / 8;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != other[i]) {
        return false;
      }
    }
    int rest = prefixBits % 8;
    return rest == 0 || ((mine[whole] ^ other[whole]) & 0xff) >>> (8 - rest) == 0;
  }

  /** Whether every address in it is in the other. */
  public boolean isWithin(Network outer) {
    return prefixBits >= outer.prefixBits && outer.contains(base);
  }

  /**
   * Whether who is bound to these networks may come from there: from everywhere where there are
   * none; an address that nobody knows is in no network.
   */
  public static boolean accept(List<Network> networks, Source source) {
    return networks.isEmpty()
        || switch (source) {
          case Source.Address(var address) ->
              networks.stream().anyMatch(network -> network.contains(address));
          case Source.Unknown _ -> false;
        };
  }

  /** Those that are not within one of the others; none where the others are everywhere. */
  public static List<Network> beyond(List<Network> inner, List<Network> outer) {
    return inner.stream()
        .filter(network -> !outer.isEmpty() && outer.stream().noneMatch(network::isWithin))
        .toList();
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + prefixBits;
  }
}
