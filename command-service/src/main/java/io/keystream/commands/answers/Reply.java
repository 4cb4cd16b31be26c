package io.keystream.commands.answers;

import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.ReplyAddress;

/** An answer as it travels, and where it goes. */
public record Reply(CommandReplyRecord record, ReplyAddress to) {}
