/**
 * Looks at the traffic of apps without a plan: names, kinds and counts, values only by threshold.
 *
 * <p>Start at {@link candor.server.observe.Observatory}; {@link candor.server.observe.PlanDraft}
 * makes a draft of a plan from what was seen. Imports registry, compile (to try the draft),
 * plan.text, event and json; imported by desk and server. Stores no event and no value that fewer
 * than 20 senders of one day share. The promise: whatever is sent, a private value is found in no
 * file, and memory and disk stay bounded; {@code ObservatoryTest} keeps it.
 */
@NullMarked
package candor.server.observe;

import org.jspecify.annotations.NullMarked;
