/**
 * Writes the public page of a plan: what an app collects, in words and in the exact JSON.
 *
 * <p>Start at {@link candor.compile.doc.DocOutput}. Imports compile.output, plan.text, plan, event
 * and json; imported by compile. No sentence may claim what neither the plan nor the product keeps.
 * The promise: everything that a plan holds stands on its page, and every example passes the
 * firewall; {@code DocOutputTest} and {@code RandomPagesTest} keep it.
 */
@NullMarked
package candor.compile.doc;

import org.jspecify.annotations.NullMarked;
