@NullMarked
package io.keystream.commands.secrets;

import org.jspecify.annotations.NullMarked;
