package io.keystream.domain.access;

import io.keystream.domain.access.StoredRole.Absent;
import io.keystream.domain.access.StoredRole.Written;
import java.util.List;

/**
 * Every role of one kind that there is and was, by name.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public final class Roles<R extends Role> {

  private final Tree<StoredRole<R>> byName;
  private final int written;

  private Roles(Tree<StoredRole<R>> byName, int written) {
    this.byName = byName;
    this.written = written;
  }

  /** Before anybody wrote one. */
  static <R extends Role> Roles<R> none() {
    return new Roles<>(Tree.empty(), 0);
  }

  public StoredRole<R> of(RoleName name) {
    var found = byName.get(name.name());
    return found == null ? new Absent<>(name) : found;
  }

  /** Those that somebody can log in with, by name. */
  public List<R> written() {
    return byName.values().stream()
        .<R>mapMulti((role, found) -> {
          if (role instanceof Written<R>(var its, _)) {
            found.accept(its);
          }
        })
        .toList();
  }

  /** How many somebody can log in with. */
  int count() {
    return written;
  }

  Roles<R> with(StoredRole<R> role) {
    return new Roles<>(
        byName.with(role.name().name(), role), written - one(of(role.name())) + one(role));
  }

  private static int one(StoredRole<?> role) {
    return role instanceof Written<?> ? 1 : 0;
  }
}
