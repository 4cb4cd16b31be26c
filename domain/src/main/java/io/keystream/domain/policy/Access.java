package io.keystream.domain.policy;

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
    if (!isJoinedSegments(path, isList ? path.length() - 1 : path.length())) {
      throw new IllegalArgumentException(
          "a path is segments joined by '/', none of them empty, '.' or '..': '" + path + "'");
    }
  }

  /** Asked for every request, so nothing is split. */
  private static boolean isJoinedSegments(String path, int end) {
    for (int start = 0; start <= end; ) {
      int slash = path.indexOf('/', start);
      int stop = slash < 0 || slash > end ? end : slash;
      if (isNoName(path, start, stop)) {
        return false;
      }
      start = stop + 1;
    }
    return true;
  }

  private static boolean isNoName(String path, int start, int end) {
    return switch (end - start) {
      case 0 -> true;
      case 1 -> path.startsWith(".", start);
      case 2 -> path.startsWith("..", start);
      default -> false;
    };
  }

  @Override
  public String toString() {
    return capability + " " + path;
  }
}
