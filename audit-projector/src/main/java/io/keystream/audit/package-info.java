/**
 * The audit-projector: folds key events into the state of every key version and the audit log into
 * a searchable view, and answers questions about both.
 */
@NullMarked
package io.keystream.audit;

import org.jspecify.annotations.NullMarked;
