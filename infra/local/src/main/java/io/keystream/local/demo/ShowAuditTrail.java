package io.keystream.local.demo;

import io.keystream.client.query.AuditEntry;
import io.keystream.client.query.AuditFilter;
import io.keystream.client.query.Page.Coverage;
import io.keystream.domain.caller.User;
import io.keystream.local.demo.Story.Turned;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Everything that was done, as the audit trail has it: asked over HTTP. */
final class ShowAuditTrail {

  private static final int PAGE = 1000;
  private static final int SHOWN = 6;

  private ShowAuditTrail() {}

  static void play(Cast cast, Records records, Story story) {
    story.chapter("The audit trail has every attempt: who, for whom, with what, when, and the answer");
    var start = System.nanoTime();
    var trail = trail(cast, story);
    var took = Times.since(start);

    show("changes", trail, entry -> isBy(entry, "key-operator"), story);
    show("refused or failed", trail, entry -> !entry.decision().equals("ALLOWED"), story);
    show("uses", trail, entry -> isBy(entry, "payment-gateway") && isAllowed(entry), story);

    var encryptions = count(trail, "Encrypt");
    var decryptions = count(trail, "Decrypt");
    // The one decryption more is that after the resumption.
    story.claim(
        "%d encryptions and %d decryptions were allowed, each recorded once"
            .formatted(encryptions, decryptions),
        Turned.when(
            encryptions == records.rows().size() && decryptions == records.rows().size() + 1));
    story.figure(
        "audit trail", "%d records of the key read in %s".formatted(trail.size(), Times.text(took)));
  }

  private static List<AuditEntry> trail(Cast cast, Story story) {
    var trail = new ArrayList<AuditEntry>();
    var coverage = Coverage.COMPLETE;
    var filter = AuditFilter.ofKey(Cast.KEY.path(), PAGE);
    do {
      var page = cast.projections().audit(filter);
      trail.addAll(page.rows());
      coverage = page.coverage() == Coverage.BEHIND ? Coverage.BEHIND : coverage;
      filter = filter.startingAfter(page.next());
    } while (filter.after() != null);
    story.claim("the view holds the whole log", Turned.when(coverage == Coverage.COMPLETE));
    return List.copyOf(trail);
  }

  private static void show(
      String title, List<AuditEntry> trail, Predicate<AuditEntry> wanted, Story story) {
    var entries = trail.stream().filter(wanted).toList();
    story.tell("%s (%d, the newest first):".formatted(title, entries.size()));
    for (var entry : entries.stream().limit(SHOWN).toList()) {
      story.tell(line(entry));
    }
  }

  private static String line(AuditEntry entry) {
    return "  %-24s  %-7s  %-9s  %-15s  %-15s  %-22s  %s"
        .formatted(
            entry.recordedAt(),
            entry.decision(),
            entry.operation(),
            entry.caller().principal().name(),
            entry.caller().application().name(),
            user(entry.caller().user()),
            entry.reason())
        .stripTrailing();
  }

  /** Somebody nobody verified is marked so. */
  private static String user(User user) {
    return switch (user) {
      case User.None _ -> "-";
      case User.Verified(var name) -> name;
      case User.Asserted(var name) -> name + " (asserted)";
    };
  }

  private static long count(List<AuditEntry> trail, String operation) {
    return trail.stream()
        .filter(entry -> entry.operation().equals(operation) && isAllowed(entry))
        .count();
  }

  private static boolean isAllowed(AuditEntry entry) {
    return entry.decision().equals("ALLOWED");
  }

  private static boolean isBy(AuditEntry entry, String principal) {
    return entry.caller().principal().name().equals(principal);
  }
}
