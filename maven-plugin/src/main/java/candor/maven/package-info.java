/**
 * Holds the goals of the Maven plugin, one class each; what they do is done by the compiler.
 *
 * <p>Start at {@link candor.maven.PlanGoal}. Imports compile, plan.text and plan; imported by
 * nobody: Maven makes the goals. Nothing is judged here. The promise: a build fails where plan,
 * code and page part, and says where; the projects below {@code src/it} keep it.
 */
@NullMarked
package candor.maven;

import org.jspecify.annotations.NullMarked;
