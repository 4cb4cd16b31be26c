/** How the worker talks to Kafka: followers, fences, transactions that take turns. */
@NullMarked
package io.keystream.worker.kafka;

import org.jspecify.annotations.NullMarked;
