package io.keystream.cli;

import picocli.CommandLine.Command;

/** The command without a verb: it shows its help. */
@Command(
    name = "keystream",
    synopsisSubcommandLabel = "VERB",
    description = "Keys as events on Kafka, used in an HSM, with a record of every use.",
    footer = {
      "",
      "Start with:  ./keystream demo      the whole story in a minute",
      "             ./keystream up        the platform in the background",
      "",
      "Exit codes:  0 done, 1 refused or not valid, 2 wrong command line,",
      "             3 failed or no answer, 4 the check found something,",
      "             5 policies deny what was described."
    })
final class KeystreamCommand {}
