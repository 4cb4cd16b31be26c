package io.keystream.domain.access;

import io.keystream.domain.access.StoredRole.Absent;
import io.keystream.domain.access.StoredRole.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every role there is and was.
 *
 * <p><b>Laws.</b> An id belongs to one role and one principal for ever. So what was made for an id
 * never counts for another role, another principal, or a role of the same name that is written
 * after the first was removed.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public final class AppRoles {

  /** At most so many at a time. */
  public static final int MOST = 10_000;

  /** Before anybody wrote one. */
  public static final AppRoles NONE = new AppRoles(Tree.empty(), Tree.empty(), 0);

  private final Tree<StoredRole> byName;
  private final Tree<RoleName> byId;
  private final int written;

  private AppRoles(Tree<StoredRole> byName, Tree<RoleName> byId, int written) {
    this.byName = byName;
    this.byId = byId;
    this.written = written;
  }

  public StoredRole of(RoleName name) {
    var found = byName.get(name.name());
    return found == null ? new Absent(name) : found;
  }

  /** The role that has this id at this moment; null for none. */
  public @Nullable AppRole withId(RoleId id) {
    var name = byId.get(id.text());
    return name != null && of(name) instanceof Written(var role, _) && role.id().equals(id)
        ? role
        : null;
  }

  /** Those that somebody can log in with, by name. */
  public List<AppRole> written() {
    return byName.values().stream()
        .filter(Written.class::isInstance)
        .map(role -> ((Written) role).role())
        .toList();
  }

  boolean isFull() {
    return written >= MOST;
  }

  /** Whether its id was never given to anybody else, nor to itself before it was removed. */
  boolean mayHaveItsId(AppRole role) {
    if (byId.get(role.id().text()) == null) {
      return true;
    }
    var holder = withId(role.id());
    return holder != null
        && holder.name().equals(role.name())
        && holder.principal().equals(role.principal());
  }

  AppRoles with(Written role) {
    int more = of(role.name()) instanceof Written ? 0 : 1;
    return new AppRoles(
        byName.with(role.name().name(), role),
        byId.with(role.role().id().text(), role.name()),
        written + more);
  }

  AppRoles with(StoredRole.Removed role) {
    int less = of(role.name()) instanceof Written ? 1 : 0;
    return new AppRoles(byName.with(role.name().name(), role), byId, written - less);
  }
}
