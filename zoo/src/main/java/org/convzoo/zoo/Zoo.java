package org.convzoo.zoo;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.TransferConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.zoo.adaptation.NewHead;
import org.convzoo.zoo.adaptation.TrainedLayers;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.families.AlexNet;
import org.convzoo.zoo.families.AlphaGo;
import org.convzoo.zoo.families.CifarResNet;
import org.convzoo.zoo.families.GoogLeNet;
import org.convzoo.zoo.families.InceptionResNet;
import org.convzoo.zoo.families.LeNet;
import org.convzoo.zoo.families.MobileNet;
import org.convzoo.zoo.families.ResNet;
import org.convzoo.zoo.families.SqueezeNet;
import org.convzoo.zoo.families.TeachingNetworks;
import org.convzoo.zoo.families.Vgg;
import org.convzoo.zoo.families.Xception;
import org.convzoo.zoo.families.ZfNet;
import org.convzoo.zoo.weights.WeightsCatalogue;

/** Every architecture by name: those below, and those that an {@link ArchitectureFamily} on the class path adds. */
public final class Zoo {

    private static final Comparator<Architecture> BY_YEAR =
            Comparator.comparingInt(network -> network.publication().year());

    private static final List<Architecture> OWN = Stream.of(
                    LeNet.all(),
                    AlexNet.all(),
                    ZfNet.all(),
                    Vgg.all(),
                    GoogLeNet.all(),
                    ResNet.all(),
                    CifarResNet.all(),
                    InceptionResNet.all(),
                    Xception.all(),
                    SqueezeNet.all(),
                    MobileNet.all(),
                    AlphaGo.all(),
                    TeachingNetworks.all())
            .flatMap(List::stream)
            .sorted(BY_YEAR)
            .toList();

    private Zoo() {}

    /**
     * In the order of their publication.
     *
     * @throws UserException if an {@link ArchitectureFamily} on the class path cannot be loaded, or takes a name twice
     */
    public static List<Architecture> all() {
        List<Architecture> foreign = ForeignFamilies.architectures(OWN);
        return foreign.isEmpty()
                ? OWN
                : Stream.concat(OWN.stream(), foreign.stream()).sorted(BY_YEAR).toList();
    }

    /**
     * The architecture of that name or alias.
     *
     * @throws UserException if there is none; the message suggests the nearest, or lists those there are
     */
    public static Architecture named(String name) {
        List<Architecture> all = all();
        return all.stream()
                .filter(network ->
                        network.name().equals(name) || network.aliases().contains(name))
                .findFirst()
                .orElseThrow(() -> new WrongKeyException(
                        "model.architecture",
                        "there is no network named " + name
                                + Nearest.question(name, names(all)) + "; the zoo has "
                                + all.stream().map(Architecture::name).collect(Collectors.joining(", "))));
    }

    private static List<String> names(List<Architecture> networks) {
        return networks.stream()
                .flatMap(network -> Stream.concat(Stream.of(network.name()), network.aliases().stream()))
                .toList();
    }

    static String having(ModelOption option) {
        return all().stream()
                .filter(network -> network.options().contains(option))
                .map(Architecture::name)
                .collect(Collectors.joining(", "));
    }

    /**
     * Checks what can be checked of a network before its data is known.
     *
     * @throws UserException if there is no such network, it cannot take such images, or nobody published such weights
     */
    public static void check(RunConfig run) {
        ModelConfig model = run.model();
        check(model);
        Optional<NewHead> head = NewHead.of(run);
        TransferConfig transfer = run.transfer();
        if (transfer == null && head.isEmpty()) {
            return;
        }
        Architecture architecture = named(model.architecture());
        ImageSize input = model.input() == null ? architecture.defaultInput() : model.input();
        int classes = architecture.defaultClasses(input);
        Blueprint own = architecture.blueprint(model, classes);
        if (run.features() != null) {
            NewHead.candidates(run.features()).forEach(other -> other.attachTo(own, classes));
        }
        Blueprint network = head.map(other -> other.attachTo(own, classes)).orElse(own);
        for (int i = 0; transfer != null && i < transfer.phases().size(); i++) {
            TrainedLayers.of(network, transfer.phases().get(i).train(), "transfer.phases." + i + ".train");
        }
    }

    private static void check(ModelConfig model) {
        Architecture architecture = named(model.architecture());
        ImageSize input = model.input() == null ? architecture.defaultInput() : model.input();
        architecture.contract(input);
        architecture.blueprint(model, architecture.defaultClasses(input));
        WeightsCatalogue.chosen(model, architecture.name());
    }
}
