package io.keystream.commands.automation;

import io.keystream.directory.CommandSigner;
import io.keystream.domain.caller.Principal;

/** As whom automations send commands: the service that they run in, with its own credential. */
public record Account(Principal principal, CommandSigner signer) {}
