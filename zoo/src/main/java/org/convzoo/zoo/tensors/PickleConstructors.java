package org.convzoo.zoo.tensors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convzoo.zoo.tensors.PickleValue.Constructor;
import org.convzoo.zoo.tensors.PickleValue.Dictionary;
import org.convzoo.zoo.tensors.PickleValue.Inert;
import org.convzoo.zoo.tensors.PickleValue.Sequence;
import org.convzoo.zoo.tensors.PickleValue.StoragePart;
import org.convzoo.zoo.tensors.PickleValue.StoredTensor;
import org.convzoo.zoo.tensors.PickleValue.Text;
import org.convzoo.zoo.tensors.PickleValue.Tuple;
import org.convzoo.zoo.tensors.PickleValue.Whole;
import org.jspecify.annotations.Nullable;

/** The allow-list: everything that a checkpoint may ask for. None of it runs anything; whatever else is asked for is refused by its name. */
final class PickleConstructors {

    private static final Map<String, ElementType> STORAGES = Map.ofEntries(
            Map.entry("torch.DoubleStorage", ElementType.F64),
            Map.entry("torch.FloatStorage", ElementType.F32),
            Map.entry("torch.HalfStorage", ElementType.F16),
            Map.entry("torch.BFloat16Storage", ElementType.BF16),
            Map.entry("torch.LongStorage", ElementType.I64),
            Map.entry("torch.IntStorage", ElementType.I32),
            Map.entry("torch.ShortStorage", ElementType.I16),
            Map.entry("torch.CharStorage", ElementType.I8),
            Map.entry("torch.ByteStorage", ElementType.U8),
            Map.entry("torch.BoolStorage", ElementType.BOOL));

    private static final Set<String> TENSORS =
            Set.of("torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2");

    private static final Set<String> PARAMETERS =
            Set.of("torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state");

    private static final Set<String> DICTIONARIES =
            Set.of("collections.OrderedDict", "collections.defaultdict", "builtins.dict", "__builtin__.dict");

    /** What lies beside the tensors in checkpoints of training runs: arguments, NumPy's scalars and arrays, schedules. Carried along, never used. */
    private static final Set<String> INERT = Set.of(
            "argparse.Namespace",
            "collections.Counter",
            "builtins.set",
            "__builtin__.set",
            "torch.Size",
            "torch.device",
            "_codecs.encode",
            "numpy.dtype",
            "numpy.ndarray",
            "numpy.core.multiarray._reconstruct",
            "numpy._core.multiarray._reconstruct",
            "numpy.core.multiarray.scalar",
            "numpy._core.multiarray.scalar");

    /** Else a few bytes that are named again and again could become any number of shapes. */
    private static final int MOST_DIMENSIONS = 16;

    private final WeightFileProblems problems;
    private final Map<String, Claim> storages = new HashMap<>();

    PickleConstructors(WeightFileProblems problems) {
        this.problems = problems;
    }

    /** What the pickle says about a whole storage. */
    record Claim(ElementType type, long elements) {

        /** @throws ArithmeticException if no file is so long */
        long bytes() {
            return Math.multiplyExact(elements, type.bytes());
        }
    }

    /** Every storage that was asked for, by its key. */
    Map<String, Claim> storages() {
        return storages;
    }

    Constructor named(String name, long position) {
        if (STORAGES.containsKey(name)
                || TENSORS.contains(name)
                || PARAMETERS.contains(name)
                || DICTIONARIES.contains(name)
                || INERT.contains(name)) {
            return new Constructor(name);
        }
        throw problems.refused(
                "before byte " + position + " its pickle asks for " + WeightFileProblems.shortened(name)
                        + ", but weight files are data and nothing in them is run",
                "take it from a publisher you trust, load it with PyTorch and save state_dict() alone");
    }

    PickleValue build(Constructor constructor, List<PickleValue> arguments, long position) {
        String name = constructor.name();
        if (TENSORS.contains(name)) {
            return tensor(arguments, position);
        }
        if (PARAMETERS.contains(name)) {
            if (arguments.isEmpty() || !(arguments.get(0) instanceof StoredTensor tensor)) {
                throw problems.damaged("the parameter before byte " + position + " of its pickle is no tensor");
            }
            return tensor;
        }
        return DICTIONARIES.contains(name) ? dictionary(arguments, position) : new Inert(name);
    }

    /** Python 2 gave an ordered dictionary its pairs as an argument; Python 3 adds them afterwards. */
    private Dictionary dictionary(List<PickleValue> arguments, long position) {
        Dictionary dictionary = new Dictionary();
        if (!arguments.isEmpty() && arguments.get(0) instanceof Sequence pairs) {
            for (PickleValue pair : pairs.values()) {
                if (!(pair instanceof Sequence keyAndValue)
                        || keyAndValue.values().size() != 2
                        || !(keyAndValue.values().get(0) instanceof Text key)
                        || dictionary
                                        .values()
                                        .put(key.value(), keyAndValue.values().get(1))
                                != null) {
                    throw problems.damaged("the dictionary before byte " + position
                            + " of its pickle is not made of pairs with names of their own");
                }
            }
        }
        return dictionary;
    }

    private StoredTensor tensor(List<PickleValue> arguments, long position) {
        if (arguments.size() >= 4
                && arguments.get(0) instanceof StoragePart storage
                && arguments.get(1) instanceof Whole offset
                && offset.value() >= 0
                && arguments.get(2) instanceof Tuple shape
                && arguments.get(3) instanceof Tuple strides) {
            StoredTensor tensor =
                    new StoredTensor(storage, offset.value(), wholes(shape, position), wholes(strides, position));
            TensorLayout.flaw(tensor).ifPresent(flaw -> {
                throw problems.damaged("the tensor before byte " + position + " of its pickle (shape " + tensor.shape()
                        + ", strides " + tensor.strides() + ", offset " + tensor.offset() + ") " + flaw);
            });
            return tensor;
        }
        throw problems.damaged(
                "the tensor before byte " + position + " of its pickle lacks storage, offset, shape or strides");
    }

    private List<Long> wholes(Tuple tuple, long position) {
        List<Long> wholes = new ArrayList<>(MOST_DIMENSIONS);
        for (PickleValue value : tuple.values()) {
            if (!(value instanceof Whole whole) || whole.value() < 0 || wholes.size() == MOST_DIMENSIONS) {
                throw problems.damaged("the tensor before byte " + position
                        + " of its pickle has a size or a stride that is no count, or more than " + MOST_DIMENSIONS
                        + " of them");
            }
            wholes.add(whole.value());
        }
        return List.copyOf(wholes);
    }

    /** A storage: {@code ("storage", type, key, device, elements)}, before 1.6 with a sixth value for a part of it. */
    StoragePart persistent(PickleValue id) {
        if (id instanceof Tuple tuple
                && tuple.values().size() >= 5
                && tuple.values().get(0) instanceof Text kind
                && kind.value().equals("storage")
                && tuple.values().get(1) instanceof Constructor constructor
                && STORAGES.containsKey(constructor.name())
                && tuple.values().get(2) instanceof Text key
                && tuple.values().get(4) instanceof Whole elements
                && elements.value() >= 0) {
            Claim claim = new Claim(STORAGES.get(constructor.name()), elements.value());
            @Nullable Claim earlier = storages.putIfAbsent(key.value(), claim);
            if (earlier != null && !earlier.equals(claim)) {
                throw problems.damaged("storage " + WeightFileProblems.shortened(key.value()) + " is once " + earlier
                        + " and once " + claim);
            }
            return part(
                    key.value(),
                    claim,
                    tuple.values().size() > 5 ? tuple.values().get(5) : null);
        }
        throw problems.damaged("its pickle refers to something that is no storage of numbers");
    }

    private StoragePart part(String key, Claim claim, @Nullable PickleValue view) {
        if (!(view instanceof Tuple tuple)) {
            return new StoragePart(key, claim.type(), 0, claim.elements());
        }
        // ("its own key", first, length)
        if (tuple.values().size() == 3
                && tuple.values().get(1) instanceof Whole first
                && tuple.values().get(2) instanceof Whole length
                && first.value() >= 0
                && length.value() >= 0
                && first.value() <= claim.elements() - length.value()) {
            return new StoragePart(key, claim.type(), first.value(), length.value());
        }
        throw problems.damaged("a part of storage " + WeightFileProblems.shortened(key) + " lies outside of it");
    }
}
