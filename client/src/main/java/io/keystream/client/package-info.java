/**
 * The SDK: asks the platform to change and to use keys, over Kafka, and hands its answers back as
 * futures.
 */
@NullMarked
package io.keystream.client;

import org.jspecify.annotations.NullMarked;
