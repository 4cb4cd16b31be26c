package io.keystream.commands;

import io.keystream.checker.Rule;
import java.util.EnumSet;
import java.util.Set;

/** Rules about what a crypto-worker and the projections do, which do not run here. */
final class HsmRules {

  static final Set<Rule> ABOUT_IT =
      EnumSet.of(
          Rule.MATERIAL_EXISTS, Rule.MATERIAL_AGREES, Rule.MATERIAL_IS_GONE, Rule.STATE_AGREES);

  private HsmRules() {}
}
