/**
 * Measures speed, each figure beside a peer in the same run.
 *
 * <p>Start at the README of this module. Imports every room; imported by nobody; never shipped. No
 * behaviour is tested here and no test measures time. The promise: a figure in the docs can be made
 * again with one documented command.
 */
@NullMarked
package candor.bench;

import org.jspecify.annotations.NullMarked;
