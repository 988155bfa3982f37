/** Tests the client as an application and a person meet it. */
@org.jspecify.annotations.NullMarked
package candor.sdk;
