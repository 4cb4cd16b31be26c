/** What happens by itself: rules that send commands like anybody else. */
@NullMarked
package io.keystream.commands.automation;

import org.jspecify.annotations.NullMarked;
