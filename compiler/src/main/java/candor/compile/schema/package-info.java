/**
 * Describes in JSON Schema what the plan language says: the batches of one plan, and plans.
 *
 * <p>Start at {@link candor.compile.schema.SchemaOutput}. Imports output, plan and json; imported
 * by compile and server. No rule of its own lives here: a schema repeats the firewall and the
 * reader of plans. The promise: a schema and what it repeats never disagree; {@code
 * SchemaAgreementTest} and {@code PlanLanguageTest} keep it.
 */
@NullMarked
package candor.compile.schema;

import org.jspecify.annotations.NullMarked;
