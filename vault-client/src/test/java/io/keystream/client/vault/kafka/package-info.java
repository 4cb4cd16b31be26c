@NullMarked
package io.keystream.client.vault.kafka;

import org.jspecify.annotations.NullMarked;
