/** Tests generated code by compiling and calling it. */
@org.jspecify.annotations.NullMarked
package candor.compile.java;
