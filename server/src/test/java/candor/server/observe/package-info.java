/** Tests of the watching of apps without a plan. */
@NullMarked
package candor.server.observe;

import org.jspecify.annotations.NullMarked;
