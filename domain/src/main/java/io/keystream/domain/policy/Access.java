package io.keystream.domain.policy;

import java.util.Arrays;
import java.util.List;

/**
 * What somebody wants to do, in Vault's terms: a capability at a path.
 *
 * <p>A path has one spelling only, so that no rule is passed by another one: no slash at the front,
 * no empty segment, no {@code .} or {@code ..}. A listed path ends with a slash, and gets it here.
 */
public record Access(String path, Capability capability) {

  public static final int MAX_LENGTH = 1024;

  public Access {
    if (capability == Capability.DENY) {
      throw new IllegalArgumentException("nobody asks for deny: '" + path + "'");
    }
    Printable.check("a path", path, MAX_LENGTH);
    boolean isList = capability == Capability.LIST;
    path = isList && !path.endsWith("/") ? path + "/" : path;
    var segments = Arrays.asList(path.split("/", -1));
    var named = isList ? segments.subList(0, segments.size() - 1) : segments;
    if (named.stream().anyMatch(List.of("", ".", "..")::contains)) {
      throw new IllegalArgumentException(
          "a path is segments joined by '/', none of them empty, '.' or '..': '" + path + "'");
    }
  }

  @Override
  public String toString() {
    return capability + " " + path;
  }
}
