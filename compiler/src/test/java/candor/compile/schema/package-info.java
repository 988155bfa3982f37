/** Tests what is described in JSON Schema against what it describes. */
@org.jspecify.annotations.NullMarked
package candor.compile.schema;
