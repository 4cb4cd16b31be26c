/** What the worker knows of keys: their state, their material, the handles in use, their making. */
@NullMarked
package io.keystream.worker.keys;

import org.jspecify.annotations.NullMarked;
