package org.convzoo.transfer.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.convzoo.transfer.library.LibraryPage.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/library.md compile without a warning and print what the page says. */
class LibraryPageTest {

    private static final Path PAGE = Path.of("../docs/library.md");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path folder;

    @Test
    void everyProgramOfThePageCompilesAndPrintsWhatThePageSays() throws IOException, InterruptedException {
        List<Program> programs = LibraryPage.of(Files.readString(PAGE)).programs();
        assertThat(programs)
                .extracting(Program::name)
                .containsExactly("TrainLetters", "Predict", "FineTune", "ExtractFeatures", "TwinNet");
        Path classes = compiled(programs);
        Path work = Files.createDirectory(folder.resolve("work"));
        draw(work);

        String printed = run(programs, classes, work);

        String expected = programs.stream()
                .map(program -> ProgramsInOrder.MARK + program.name() + "\n" + program.output())
                .collect(Collectors.joining());
        assertThat(printed)
                .as("what the programs of docs/library.md print; if the new output is right, put it into the page")
                .isEqualTo(expected);
    }

    private Path compiled(List<Program> programs) throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<File> files = new ArrayList<>();
        for (Program program : programs) {
            Path file = sources.resolve(program.name() + ".java");
            files.add(Files.writeString(file, program.code()).toFile());
            if (!program.serviceFile().isEmpty()) {
                Path service = classes.resolve(program.serviceFile());
                Files.createDirectories(service.getParent());
                Files.writeString(service, program.service());
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean done;
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    CLASS_PATH,
                    "-Xlint:all,-processing,-classfile,-path",
                    "-Werror",
                    "-proc:none");
            done = compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromFiles(files))
                    .call();
        }
        assertThat(done).as("docs/library.md compiles:%n%s", messages).isTrue();
        return classes;
    }

    /** What the programs find in their working directory. */
    private static void draw(Path work) throws IOException {
        RedWeights.write(work.resolve("cifar10.safetensors"));
        ImageIO.write(square(Color.RED), "png", work.resolve("photo.png").toFile());
        for (int number = 1; number <= 20; number++) {
            write(work.resolve("fruit/apples"), number, new Color(200 + number, 2 * number, number));
            write(work.resolve("fruit/limes"), number, new Color(2 * number, 200 + number, number));
        }
    }

    private static void write(Path folder, int number, Color colour) throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(square(colour), "png", folder.resolve(number + ".png").toFile());
    }

    private static BufferedImage square(Color colour) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 32, 32);
        pen.dispose();
        return image;
    }

    private String run(List<Program> programs, Path classes, Path work) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx1g",
                                "-Duser.language=en",
                                "-cp",
                                classes + File.pathSeparator + CLASS_PATH,
                                ProgramsInOrder.class.getName()),
                        programs.stream().map(Program::name))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("CONVZOO_DATA", work.resolve("home").toString());
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("the programs of docs/library.md end").isTrue();
        assertThat(process.exitValue())
                .as("the programs of docs/library.md end well; they wrote%n%s", Files.readString(errors))
                .isZero();
        return Files.readString(output).replace("\r\n", "\n");
    }
}
