/** Questions over HTTP, against answers as the audit-projector gives them. */
@NullMarked
package io.keystream.client.query;

import org.jspecify.annotations.NullMarked;
