package io.keystream.domain.access;

import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.key.KeyCommand;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides who gets a hearing for a command about a key, before the key has a say. */
public final class KeyCommandAdmission {

  /**
   * What services report has one effect by itself, however often and late it comes; it may wait as
   * long as its topic keeps it, or a key would wait for it for ever.
   */
  public static final Duration MAX_AGE_OF_SERVICES = Duration.ofDays(7);

  private KeyCommandAdmission() {}

  /**
   * Whether somebody enrolled has sent it now.
   *
   * @param signing whose signature was verified
   */
  public static Admission admit(Directory directory, Signing signing, Instant now) {
    return switch (directory.authenticate(signing.signer(), signing.certificate(), now)) {
      case Authentication.Refused(var reason) -> new Admission.Strange(reason);
      case Authentication.Authenticated(var signer) -> admit(signer, signing.issuedAt(), now);
    };
  }

  private static Admission admit(Enrolled signer, Instant issuedAt, Instant now) {
    var most =
        signer.kind() == PrincipalKind.SERVICE ? MAX_AGE_OF_SERVICES : AccessDecisions.MAX_AGE;
    return Admission.of(signer, issuedAt, most, now);
  }

  /**
   * What keeps a principal from asking this of a key; null for nothing.
   *
   * <p>Services report what became of a key and start what is due, and do nothing else; nobody else
   * does that. Which of the others may do what with which key is to be asked here.
   */
  public static @Nullable AccessRefusal hindrance(Enrolled signer, KeyCommand command) {
    var isService = signer.kind() == PrincipalKind.SERVICE;
    if (isForServices(command)) {
      return isService ? null : new AccessRefusal.OnlyForServices(signer.principal());
    }
    return isService ? new AccessRefusal.NotForServices(signer.principal()) : null;
  }

  private static boolean isForServices(KeyCommand command) {
    return switch (command) {
      case KeyCommand.DestroyDue _,
          KeyCommand.ConfirmGenerated _,
          KeyCommand.ReportGenerationFailed _,
          KeyCommand.ConfirmDestroyed _ ->
          true;
      case KeyCommand.Create _,
          KeyCommand.Import _,
          KeyCommand.ImportVersion _,
          KeyCommand.Rotate _,
          KeyCommand.Activate _,
          KeyCommand.Suspend _,
          KeyCommand.Resume _,
          KeyCommand.Deactivate _,
          KeyCommand.ReportCompromise _,
          KeyCommand.ScheduleDestruction _,
          KeyCommand.Delete _,
          KeyCommand.CancelDestruction _,
          KeyCommand.Configure _,
          KeyCommand.Trim _ ->
          false;
    };
  }
}
