/** Tests what an output may be asked for. */
@org.jspecify.annotations.NullMarked
package candor.compile.output;
