/** What tests share: one Kafka broker per test JVM and SoftHSM tokens that vanish afterwards. */
@NullMarked
package io.keystream.testkit;

import org.jspecify.annotations.NullMarked;
