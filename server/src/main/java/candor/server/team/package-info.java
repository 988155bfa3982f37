/**
 * Knows who looks after the apps: members with their roles, and the journal of what was changed.
 *
 * <p>Start at {@link candor.server.team.Team}. Imports registry (for its durable files) and json;
 * imported by desk. Knows no request, no session and no secret, and no figure of any app. The
 * promise: what a role may is said once, in {@link candor.server.team.Role}; {@code GuardTest} of
 * the desk walks every route with every role.
 */
@NullMarked
package candor.server.team;

import org.jspecify.annotations.NullMarked;
