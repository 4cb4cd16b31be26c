package io.keystream.commands.automation;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * When the scheduled destruction of a key has come due, it is told to carry it out: a command like
 * any other, audited, under the principal of the service that it runs in.
 *
 * <p>The command's id follows from the key, the due time and the minute since, so two owners of a
 * partition under one principal send one command, and a decider whose clock is behind is asked
 * again a minute later. Under two principals the second finds nothing due.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class WhenDestructionDueThenDestroy {

  private final CallerRecord caller;
  private Map<KeyName, UUID> sent = new HashMap<>();

  public WhenDestructionDueThenDestroy(Principal service, String node) {
    this.caller = new CallerRecord(service.name(), node, null, false);
  }

  /**
   * The commands to send for the keys that are due, each with the earliest time that is.
   *
   * <p>What was returned before and is still due is returned again after a minute.
   */
  public List<KeyCommandRecord> commands(Map<KeyName, Instant> due, Instant now) {
    var commands = new ArrayList<KeyCommandRecord>();
    var stillDue = new HashMap<KeyName, UUID>();
    due.forEach((key, at) -> {
      var id = id(key, at, Duration.between(at, now).toMinutes());
      if (!id.equals(sent.get(key))) {
        commands.add(command(key, id, now));
      }
      stillDue.put(key, id);
    });
    sent = stillDue;
    return commands;
  }

  private KeyCommandRecord command(KeyName key, UUID id, Instant now) {
    return new KeyCommandRecord(
        id.toString(),
        key.path(),
        caller,
        now,
        null,
        KeyCommandMapping.toUnion(new KeyCommand.DestroyDue(key)),
        null);
  }

  private static UUID id(KeyName key, Instant due, long minute) {
    var name = "destroy-due/%s/%d/%d".formatted(key.path(), due.toEpochMilli(), minute);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
