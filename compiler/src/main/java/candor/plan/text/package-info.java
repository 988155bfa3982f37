/**
 * Reads a plan from a document tree and writes its canonical form.
 *
 * <p>Start at {@link candor.plan.text.PlanReader}. Imports plan, its fingerprint, event and json;
 * imported by compile, registry, desk, demo and server. Knows trees with positions, not YAML: what
 * turns a file into a tree stays where files are. The promise: one reading reports every mistake,
 * each at its place, and a plan that was written reads back as the same plan; {@code
 * PlanWriterTest} keeps it.
 */
@NullMarked
package candor.plan.text;

import org.jspecify.annotations.NullMarked;
