package io.footfall.runner.spark.cluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The bundled jar as another build of changed code gives it: every class of ours has a field more,
 * so that nothing that the first build has serialized can be read by the second.
 */
final class ChangedBuild {

  private static final String OURS = "io/footfall/";
  private static final String BUNDLED = "io/footfall/bundled/";

  private ChangedBuild() {}

  /** Writes it into the folder, unless it is there. */
  static Path of(Path bundle, Path folder) throws IOException {
    Path changed = folder.resolve("changed-" + bundle.getFileName());
    if (Files.exists(changed)) {
      return changed;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(bundle));
        JarInputStream from = new JarInputStream(in);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(changed));
        JarOutputStream to = new JarOutputStream(out, from.getManifest())) {
      to.setLevel(Deflater.BEST_SPEED);
      for (JarEntry entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
        to.putNextEntry(new JarEntry(entry.getName()));
        to.write(isOurs(entry.getName()) ? changed(from.readAllBytes()) : from.readAllBytes());
      }
    }
    return changed;
  }

  private static boolean isOurs(String name) {
    return name.startsWith(OURS) && !name.startsWith(BUNDLED) && name.endsWith(".class");
  }

  private static byte[] changed(byte[] code) {
    ClassReader reader = new ClassReader(code);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new AddField(writer), 0);
    return writer.toByteArray();
  }

  private static final class AddField extends ClassVisitor {

    private boolean takesFields;

    AddField(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      takesFields =
          (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_MODULE)) == 0
              && !"java/lang/Record".equals(superName);
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitEnd() {
      if (takesFields) {
        FieldVisitor field = visitField(Opcodes.ACC_PROTECTED, "changed", "I", null, null);
        field.visitEnd();
      }
      super.visitEnd();
    }
  }
}
