/** Tests the verbs as a person types them. */
@org.jspecify.annotations.NullMarked
package candor.picocli;
