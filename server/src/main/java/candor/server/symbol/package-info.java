/**
 * Makes names of calls readable that compilers and minifiers wrote.
 *
 * <p>Start at {@link candor.server.symbol.Symbol}. Imports nothing of this project; imported by
 * crash. No storage, no plan and no dialect lives here. The promise: any text comes out as a name,
 * its own or a readable one, in bounded time and length; {@code SymbolTest} keeps it.
 */
@NullMarked
package candor.server.symbol;

import org.jspecify.annotations.NullMarked;
