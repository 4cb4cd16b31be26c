package io.keystream.domain.secret;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which settings are to be others; what is null stays as it is. */
public record SettingsChange(
    @Nullable Integer maxVersions, @Nullable CasRule cas, @Nullable Duration deleteVersionAfter) {

  public static final SettingsChange NOTHING = new SettingsChange(null, null, null);
}
