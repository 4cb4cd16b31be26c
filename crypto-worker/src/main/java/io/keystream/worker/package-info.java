/** The crypto worker: carries out key events and answers crypto requests with an HSM. */
@NullMarked
package io.keystream.worker;

import org.jspecify.annotations.NullMarked;
