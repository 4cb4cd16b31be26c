/**
 * What tests share: one Kafka broker per test JVM, SoftHSM tokens that vanish afterwards,
 * identities with certificates.
 */
@NullMarked
package io.keystream.testkit;

import org.jspecify.annotations.NullMarked;
