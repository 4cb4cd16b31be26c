package io.keystream.checker;

import io.keystream.directory.Founding;
import org.jspecify.annotations.Nullable;

/**
 * The platform whose log is checked.
 *
 * @param founding who founded it; null where nobody says, and access events are not proven
 */
record Subject(Groups groups, @Nullable Founding founding) {}
