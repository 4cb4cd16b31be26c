package io.keystream.domain.access;

import io.keystream.domain.access.StoredRole.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every role with secret-ids there is and was.
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
  public static final AppRoles NONE = new AppRoles(Roles.none(), Tree.empty());

  private final Roles<AppRole> byName;
  private final Tree<RoleName> byId;

  private AppRoles(Roles<AppRole> byName, Tree<RoleName> byId) {
    this.byName = byName;
    this.byId = byId;
  }

  public StoredRole<AppRole> of(RoleName name) {
    return byName.of(name);
  }

  /** The role that has this id at this moment; null for none. */
  public @Nullable AppRole withId(RoleId id) {
    var name = byId.get(id.text());
    return name != null && of(name) instanceof Written<AppRole>(var role, _) && role.id().equals(id)
        ? role
        : null;
  }

  /** Those that somebody can log in with, by name. */
  public List<AppRole> written() {
    return byName.written();
  }

  boolean isFull() {
    return byName.count() >= MOST;
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

  AppRoles with(Written<AppRole> role) {
    return new AppRoles(byName.with(role), byId.with(role.role().id().text(), role.name()));
  }

  AppRoles with(StoredRole.Removed<AppRole> role) {
    return new AppRoles(byName.with(role), byId);
  }
}
