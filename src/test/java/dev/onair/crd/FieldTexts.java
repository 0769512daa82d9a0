package dev.onair.crd;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of classes and their fields, read from the sources, so that the texts of the CRDs are said once. */
final class FieldTexts {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)}");

    private static @Nullable FieldTexts read;

    private final Map<String, String> texts = new HashMap<>();

    private FieldTexts() {}

    /** Read once in a run: all the sources take a second of CPU time each time. */
    static synchronized FieldTexts ofSources() throws IOException {
        if (read == null) {
            read = of(SOURCES);
        }
        return read;
    }

    private static FieldTexts of(Path sources) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(sources)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var fileManager = compiler.getStandardFileManager(null, null, null)) {
            var units = fileManager.getJavaFileObjectsFromPaths(files);
            var task = (JavacTask) compiler.getTask(null, fileManager, null, List.of("-proc:none"), null, units);
            var result = new FieldTexts();
            for (var unit : task.parse()) {
                result.new Reader(DocTrees.instance(task)).scan(unit, null);
            }
            return result;
        }
    }

    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(texts.get(type.getCanonicalName()));
    }

    Optional<String> of(Class<?> type, String member) {
        return Optional.ofNullable(texts.get(type.getCanonicalName() + "." + member));
    }

    /** Plain text on one line, without what stands in block tags. */
    private static String plain(String comment) {
        var body = comment.split("\\n\\s*@", 2)[0];
        return INLINE_TAG.matcher(body).replaceAll("$1").replaceAll("\\s+", " ").strip();
    }

    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees docs;
        private final Deque<String> scope = new ArrayDeque<>();

        Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void none) {
            scope.push(unit.getPackageName().toString());
            return super.visitCompilationUnit(unit, null);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            scope.push(scope.element() + "." + type.getSimpleName());
            note(scope.element());
            super.visitClass(type, null);
            scope.pop();
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
            note(scope.element() + "." + variable.getName());
            return super.visitVariable(variable, null);
        }

        private void note(String name) {
            var comment = docs.getDocComment(getCurrentPath());
            if (comment != null) {
                texts.put(name, plain(comment));
            }
        }
    }
}
