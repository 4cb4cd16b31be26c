/**
 * The main job from start to end, told as a story: real records through the real platform, every
 * promise looked at, every figure measured.
 */
@NullMarked
package io.keystream.local.demo;

import org.jspecify.annotations.NullMarked;
