/**
 * Holds what the page of members says, beside the other pages whose room is full.
 *
 * <p>Start at {@link candor.server.desk.members.MemberPages}. Imports nothing; imported by the
 * templates and by desk, which fills it in. Decides nothing, and holds no secret but the link that
 * is shown once. The promise: every text is plain text; {@code MembersPageTest} keeps it.
 */
@NullMarked
package candor.server.desk.members;

import org.jspecify.annotations.NullMarked;
