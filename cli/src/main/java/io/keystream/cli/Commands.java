package io.keystream.cli;

import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;

/** The tree of verbs, in the order the help shows them. */
final class Commands {
  private Commands() {}

  static CommandLine of(Surroundings surroundings) {
    var keystream =
        new CommandLine(new KeystreamCommand())
            .addSubcommand(new Demo(surroundings))
            .addSubcommand(new Up(surroundings))
            .addSubcommand(new StatusCommand(surroundings))
            .addSubcommand(new Env(surroundings))
            .addSubcommand(new Down(surroundings))
            .addSubcommand(keys(surroundings))
            .addSubcommand(principals(surroundings))
            .addSubcommand(policy(surroundings))
            .addSubcommand(appRole(surroundings))
            .addSubcommand(jwtRole(surroundings))
            .addSubcommand(exec(surroundings))
            .addSubcommand(new Encrypt(surroundings))
            .addSubcommand(new Decrypt(surroundings))
            .addSubcommand(new Sign(surroundings))
            .addSubcommand(new Verify(surroundings))
            .addSubcommand(new Mac(surroundings))
            .addSubcommand(new DataKey(surroundings))
            .addSubcommand(new Random(surroundings))
            .addSubcommand(new PublicKeyCommand(surroundings))
            .addSubcommand(new Audit(surroundings))
            .addSubcommand(new AlertsCommand(surroundings))
            .addSubcommand(hours(surroundings))
            .addSubcommand(new Check(surroundings))
            .addSubcommand(new HelpCommand());
    addHelp(keystream);
    return Converters.register(keystream)
        .setCaseInsensitiveEnumValuesAllowed(true)
        // Else an argument of a program that begins with '@' is taken for a file of arguments.
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(true)
        .setOut(surroundings.outWriter())
        .setErr(surroundings.errWriter())
        .setExecutionExceptionHandler(new Failures(surroundings));
  }

  /** {@code --help} behind every verb, as everybody tries it. */
  private static void addHelp(CommandLine verb) {
    var spec = verb.getCommandSpec();
    if (!spec.optionsMap().containsKey("--help")) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help.")
              .build());
    }
    verb.getSubcommands().values().forEach(Commands::addHelp);
  }

  private static CommandLine principals(Surroundings surroundings) {
    return new CommandLine(new PrincipalsCommand())
        .addSubcommand(new PrincipalsEnrol(surroundings))
        .addSubcommand(new PrincipalsAssign(surroundings))
        .addSubcommand(new PrincipalsList(surroundings))
        .addSubcommand(new PrincipalsRenew(surroundings))
        .addSubcommand(new PrincipalsRevoke(surroundings));
  }

  private static CommandLine hours(Surroundings surroundings) {
    return new CommandLine(new HoursCommand())
        .addSubcommand(new HoursDeclare(surroundings))
        .addSubcommand(new HoursWithdraw(surroundings));
  }

  private static CommandLine policy(Surroundings surroundings) {
    return new CommandLine(new PolicyCommand())
        .addSubcommand(new PolicyWrite(surroundings))
        .addSubcommand(new PolicyRead(surroundings))
        .addSubcommand(new PolicyList(surroundings))
        .addSubcommand(new PolicyDelete(surroundings))
        .addSubcommand(new PolicyTest(surroundings))
        .addSubcommand(new PolicyExplain(surroundings));
  }

  private static CommandLine appRole(Surroundings surroundings) {
    return new CommandLine(new AppRoleCommand())
        .addSubcommand(new AppRoleWrite(surroundings))
        .addSubcommand(new AppRoleRead(surroundings))
        .addSubcommand(new AppRoleList(surroundings))
        .addSubcommand(new AppRoleDelete(surroundings));
  }

  private static CommandLine jwtRole(Surroundings surroundings) {
    return new CommandLine(new JwtRoleCommand())
        .addSubcommand(new JwtRoleWrite(surroundings))
        .addSubcommand(new JwtRoleRead(surroundings))
        .addSubcommand(new JwtRoleList(surroundings))
        .addSubcommand(new JwtRoleDelete(surroundings));
  }

  /** What comes after the program's name is the program's. */
  private static CommandLine exec(Surroundings surroundings) {
    return new CommandLine(new Exec(surroundings)).setStopAtPositional(true);
  }

  private static CommandLine keys(Surroundings surroundings) {
    return new CommandLine(new KeysCommand())
        .addSubcommand(new KeysCreate(surroundings))
        .addSubcommand(new KeysList(surroundings))
        .addSubcommand(new KeysShow(surroundings))
        .addSubcommand(new KeysRotate(surroundings))
        .addSubcommand(new KeysSuspend(surroundings))
        .addSubcommand(new KeysResume(surroundings))
        .addSubcommand(new KeysActivate(surroundings))
        .addSubcommand(new KeysDeactivate(surroundings))
        .addSubcommand(new KeysCompromise(surroundings))
        .addSubcommand(new KeysConfig(surroundings))
        .addSubcommand(new KeysTrim(surroundings))
        .addSubcommand(new KeysDestroy(surroundings))
        .addSubcommand(new KeysCancelDestruction(surroundings));
  }
}
