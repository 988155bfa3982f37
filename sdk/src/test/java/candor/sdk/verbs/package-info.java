/** Tests what a person types and sees. */
@org.jspecify.annotations.NullMarked
package candor.sdk.verbs;
