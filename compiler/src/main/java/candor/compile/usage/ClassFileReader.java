package candor.compile.usage;

import candor.compile.usage.ClassFile.Method;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads one class file as data. For one file and one thread. */
final class ClassFileReader extends ClassVisitor {

  /** The newest layout that the library knows; it must grow with the JDKs that apps use. */
  private static final int NEWEST = Opcodes.V28;

  /** The layout of a release is its number and this. */
  private static final int BEFORE_FIRST_RELEASE = 44;

  private static final int HEADER_BYTES = 8;

  private final List<Method> methods = new ArrayList<>();
  private List<String> parents = List.of();
  private String name = "";
  private String source = "";
  private @Nullable String hash;

  private ClassFileReader() {
    super(Opcodes.ASM9);
  }

  static ClassFile read(String place, byte[] bytes) throws IOException {
    if (bytes.length < HEADER_BYTES || !startsAsClass(bytes)) {
      throw new IOException(place + " is no class file; compile again.");
    }
    int release = ((bytes[6] & 0xff) << 8 | (bytes[7] & 0xff)) - BEFORE_FIRST_RELEASE;
    if (release + BEFORE_FIRST_RELEASE > NEWEST) {
      throw new IOException(
          "%s was compiled for Java %d, and up to Java %d can be read; compile for an older release"
                  .formatted(place, release, NEWEST - BEFORE_FIRST_RELEASE)
              + " or use a newer Candor.");
    }
    try {
      var visitor = new ClassFileReader();
      new ClassReader(bytes).accept(visitor, ClassReader.SKIP_FRAMES);
      return visitor.file();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IOException(place + " is a broken class file; compile again.", e);
    }
  }

  private static boolean startsAsClass(byte[] bytes) {
    return Arrays.equals(
        bytes, 0, 4, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe}, 0, 4);
  }

  private ClassFile file() {
    var packageName = ClassFile.packageOf(name);
    var simple = source.isEmpty() ? ClassFile.readable(name) : source;
    var path = packageName.isEmpty() || source.isEmpty() ? simple : packageName + "/" + source;
    return new ClassFile(name, parents, path, hash, methods);
  }

  @Override
  public void visit(
      int version,
      int access,
      String className,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    name = className;
    var up = new ArrayList<>(List.of(interfaces));
    if (superName != null) {
      up.add(superName);
    }
    parents = up;
  }

  @Override
  public void visitSource(@Nullable String file, @Nullable String debug) {
    source = file == null ? "" : file;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if (field.equals("HASH") && value instanceof String text && text.startsWith("sha256:")) {
      hash = text;
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodReader(method, descriptor, methods::add);
  }
}
