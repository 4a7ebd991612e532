package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that are on the class path beside the zoo's. */
class ForeignFamiliesTest {

    @TempDir
    Path classPath;

    @Test
    void aFamilyOnTheClassPathBelongsToTheZoo() {
        Architecture found = with(Straight.class.getName(), () -> Zoo.named("line"));

        assertThat(found.title()).isEqualTo("A straight line");
        assertThat(with(Straight.class.getName(), Zoo::all))
                .extracting(Architecture::name)
                .contains("straight", "lenet5")
                .hasSize(Zoo.all().size() + 1);
        assertThat(Zoo.all()).extracting(Architecture::name).doesNotContain("straight");
    }

    @Test
    void aMistypedNameMeansAnAddedNetworkToo() {
        assertThatThrownBy(() -> with(Straight.class.getName(), () -> Zoo.named("straigt")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no network named straigt (did you mean straight?)");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        assertThatThrownBy(() -> with(Taken.class.getName(), Zoo::all))
                .isInstanceOf(UserException.class)
                .hasMessage("two networks are called vgg16: VGG-16 (D)"
                        + " (Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition,"
                        + " arXiv:1409.1556) and A straight line (Not published); give the one that you have added"
                        + " another name");
    }

    @Test
    void aFamilyThatCannotBeLoadedIsNamed() {
        assertThatThrownBy(() -> with("org.example.Absent", Zoo::all))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Provider org.example.Absent not found")
                .hasMessageEndingWith(
                        "; mend the class, or its line in META-INF/services/org.convzoo.zoo.ArchitectureFamily");
    }

    private <T> T with(String family, Supplier<T> question) {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try {
            Path file = classPath.resolve("META-INF/services/" + ArchitectureFamily.class.getName());
            Files.createDirectories(file.getParent());
            Files.writeString(file, family + "\n");
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {classPath.toUri().toURL()}, usual)) {
                thread.setContextClassLoader(loader);
                return question.get();
            }
        } catch (IOException problem) {
            throw new AssertionError(problem);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private static Architecture network(String name, List<String> aliases) {
        return new Architecture(
                name,
                aliases,
                "A straight line",
                new Publication("Not published", 2026),
                new Task(new ImageSize(8, 8, 1), 2, PixelScaling.range(0, 1)),
                Set.of(),
                options -> Flow.from(options).features().then("output", Classifier.of(options.classes())));
    }

    /** A network of its own. */
    public static final class Straight implements ArchitectureFamily {
        @Override
        public List<Architecture> architectures() {
            return List.of(network("straight", List.of("line")));
        }
    }

    /** A network whose other name is one of the zoo's. */
    public static final class Taken implements ArchitectureFamily {
        @Override
        public List<Architecture> architectures() {
            return List.of(network("straight", List.of("vgg16")));
        }
    }
}
