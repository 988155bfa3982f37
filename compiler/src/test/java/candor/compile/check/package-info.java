/** Tests reports and pages. */
@org.jspecify.annotations.NullMarked
package candor.compile.check;
