package candor.compile.usage;

import candor.compile.usage.ClassFile.Call;
import candor.compile.usage.ClassFile.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Notes what one method calls and names. For one method and one thread. */
final class MethodReader extends MethodVisitor {

  private final String name;
  private final String descriptor;
  private final Consumer<Method> done;
  private final List<Call> calls = new ArrayList<>();
  private final Set<String> texts = new HashSet<>();
  private final Set<String> types = new HashSet<>();
  private int firstLine = ClassFile.UNKNOWN_LINE;
  private int line = ClassFile.UNKNOWN_LINE;
  private int instructions;
  private boolean justCalled;
  private @Nullable Integer pushed;
  private @Nullable Integer constant;

  MethodReader(String name, String descriptor, Consumer<Method> done) {
    super(Opcodes.ASM9);
    this.name = name;
    this.descriptor = descriptor;
    this.done = done;
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    firstLine = firstLine == ClassFile.UNKNOWN_LINE ? number : Math.min(firstLine, number);
    line = number;
  }

  @Override
  public void visitInsn(int opcode) {
    if (justCalled && (opcode == Opcodes.POP || opcode == Opcodes.POP2)) {
      int last = calls.size() - 1;
      var call = calls.get(last);
      calls.set(last, new Call(call.owner(), call.name(), call.descriptor(), call.line(), true));
    }
    if (opcode == Opcodes.IRETURN && instructions == 1) {
      constant = pushed;
    }
    next();
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      pushed = opcode - Opcodes.ICONST_0;
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    next();
    pushed = opcode == Opcodes.NEWARRAY ? null : Integer.valueOf(operand);
  }

  @Override
  public void visitLdcInsn(Object value) {
    next();
    pushed = value instanceof Integer number ? number : null;
    named(value);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String called, String signature, boolean isInterface) {
    next();
    calls.add(new Call(owner, called, signature, line, false));
    justCalled = true;
  }

  @Override
  public void visitInvokeDynamicInsn(
      String called, String signature, Handle bootstrap, Object... arguments) {
    next();
    for (Object argument : arguments) {
      named(argument);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    next();
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    next();
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String field, String type) {
    next();
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    next();
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    next();
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
    next();
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    next();
  }

  @Override
  public void visitMultiANewArrayInsn(String type, int dimensions) {
    next();
  }

  @Override
  public void visitEnd() {
    done.accept(new Method(name, descriptor, firstLine, constant, calls, texts, types));
  }

  private void next() {
    instructions++;
    justCalled = false;
  }

  /** Notes a constant, also one that stands inside another. */
  private void named(Object constantValue) {
    if (constantValue instanceof String text) {
      texts.add(text);
    } else if (constantValue instanceof Type type && type.getSort() == Type.OBJECT) {
      types.add(type.getInternalName());
    } else if (constantValue instanceof Handle handle
        && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
      calls.add(new Call(handle.getOwner(), handle.getName(), handle.getDesc(), line, false));
    } else if (constantValue instanceof ConstantDynamic dynamic) {
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        named(dynamic.getBootstrapMethodArgument(i));
      }
    }
  }
}
