/** Secrets in the configuration of Kafka's clients and of Kafka Connect. */
@NullMarked
package io.keystream.client.vault.kafka;

import org.jspecify.annotations.NullMarked;
