/**
 * What the worker asks of an HSM: generate, load, use and destroy key material, in its own words.
 */
@NullMarked
package io.keystream.worker.token;

import org.jspecify.annotations.NullMarked;
