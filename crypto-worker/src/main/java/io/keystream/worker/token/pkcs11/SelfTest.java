package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.TokenFailure;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves at start that a token can do what we need and refuses what it must: mechanisms, known
 * answers, pairs that fit, and the set of attempts that must fail. What a module is known not to
 * enforce ({@link ModuleProfile}) is tried as well and logged.
 */
final class SelfTest {

  private static final Logger LOG = LoggerFactory.getLogger(SelfTest.class);

  private final Workshop workshop;

  SelfTest(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Runs every check before it judges, so that one start shows all that is wrong.
   *
   * @throws TokenFailure.Unfit naming each check that failed
   */
  void run() {
    List<Finding> findings = findings();
    List<String> failed = new ArrayList<>();
    for (Finding finding : findings) {
      switch (finding) {
        case Finding.Passed _ -> {}
        case Finding.KnownGap(String check) ->
            LOG.atWarn()
                .addKeyValue("module", workshop.profile().manufacturer())
                .addKeyValue("check", check)
                .log("the token does not enforce a policy");
        case Finding.Alarm(String check) ->
            LOG.atError().addKeyValue("check", check).log("the token needs a look");
        case Finding.Failed(String check) -> failed.add(check);
      }
    }
    if (!failed.isEmpty()) {
      throw new TokenFailure.Unfit("the token failed its self test: " + failed);
    }
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(new KnownAnswers(workshop).run());
    findings.addAll(new MustFail(workshop).run());
    findings.addAll(new OrphanScan(workshop).run());
    return findings;
  }
}
