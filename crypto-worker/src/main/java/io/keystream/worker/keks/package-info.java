/** Key-encryption keys follow one another, so that copies of what was destroyed open no more. */
@NullMarked
package io.keystream.worker.keks;

import org.jspecify.annotations.NullMarked;
