/** Reads the public pages as people and viewers do. */
@org.jspecify.annotations.NullMarked
package candor.compile.doc;
