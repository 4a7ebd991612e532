package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.convzoo.zoo.tensors.PickleValue.Bytes;
import org.convzoo.zoo.tensors.PickleValue.Constant;
import org.convzoo.zoo.tensors.PickleValue.Constructor;
import org.convzoo.zoo.tensors.PickleValue.Dictionary;
import org.convzoo.zoo.tensors.PickleValue.Inert;
import org.convzoo.zoo.tensors.PickleValue.Real;
import org.convzoo.zoo.tensors.PickleValue.Sequence;
import org.convzoo.zoo.tensors.PickleValue.Text;
import org.convzoo.zoo.tensors.PickleValue.Tuple;
import org.convzoo.zoo.tensors.PickleValue.Whole;

/**
 * Reads pickles of protocols 2 to 5 as data: a stack machine whose every step costs a byte of the file and a bounded amount of
 * memory, and which builds nothing but what {@link PickleConstructors} allows.
 *
 * @see <a href="https://docs.python.org/3/library/pickletools.html">pickletools, which documents every opcode</a>
 */
final class PickleMachine {

    /** A checkpoint needs about 25 steps for each tensor; this is enough for 80,000 of them. */
    private static final int MOST_STEPS = 2_000_000;

    private static final int NEWEST_PROTOCOL = 5;

    private final PickleInput input;
    private final PickleConstructors constructors;
    private final WeightFileProblems problems;
    private final PickleStack stack;

    private PickleMachine(PickleInput input, PickleConstructors constructors, WeightFileProblems problems) {
        this.input = input;
        this.constructors = constructors;
        this.problems = problems;
        this.stack = new PickleStack(problems);
    }

    /** Reads one pickle to its end; the next one, if any, begins at the input's position. */
    static PickleValue read(PickleInput input, PickleConstructors constructors, WeightFileProblems problems)
            throws IOException {
        return new PickleMachine(input, constructors, problems).run();
    }

    private PickleValue run() throws IOException {
        for (int step = 0; step < MOST_STEPS; step++) {
            int opcode = input.unsignedByte();
            if (opcode == '.') {
                return stack.pop();
            }
            execute(opcode);
        }
        throw problems.refused("its pickle has more than " + MOST_STEPS + " steps", "save state_dict() alone");
    }

    /** The numbers are the opcodes as the format defines them; the comments give their names. */
    private void execute(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> protocol(input.unsignedByte()); // PROTO
            case 0x95 -> input.signedLong(); // FRAME, a hint for buffering

            case 'N' -> stack.push(Constant.NONE);
            case 0x88 -> stack.push(true); // NEWTRUE
            case 0x89 -> stack.push(false); // NEWFALSE
            case 'J' -> stack.push(new Whole(input.signedInt())); // BININT
            case 'K' -> stack.push(new Whole(input.unsignedByte())); // BININT1
            case 'M' -> stack.push(new Whole(input.unsignedShort())); // BININT2
            case 0x8a -> stack.push(whole(input.bytes(input.unsignedByte()))); // LONG1
            case 0x8b -> stack.push(whole(input.bytes(input.signedInt()))); // LONG4
            case 'G' -> stack.push(new Real(input.bigEndianDouble())); // BINFLOAT
            case 0x8c -> text(input.unsignedByte()); // SHORT_BINUNICODE
            case 'X' -> text(input.unsignedInt()); // BINUNICODE
            case 0x8d -> text(input.signedLong()); // BINUNICODE8
            case 'U' -> python2Text(input.unsignedByte()); // SHORT_BINSTRING
            case 'T' -> python2Text(input.signedInt()); // BINSTRING
            case 'C' -> stack.push(new Bytes(input.bytes(input.unsignedByte()))); // SHORT_BINBYTES
            case 'B' -> stack.push(new Bytes(input.bytes(input.unsignedInt()))); // BINBYTES
            case 0x8e, 0x96 -> stack.push(new Bytes(input.bytes(input.signedLong()))); // BINBYTES8, BYTEARRAY8

            case ')' -> stack.push(new Tuple(List.of())); // EMPTY_TUPLE
            case 0x85 -> stack.push(new Tuple(stack.pop(1))); // TUPLE1
            case 0x86 -> stack.push(new Tuple(stack.pop(2))); // TUPLE2
            case 0x87 -> stack.push(new Tuple(stack.pop(3))); // TUPLE3
            case 't' -> stack.push(new Tuple(stack.popToMark())); // TUPLE
            case ']' -> stack.push(new Sequence()); // EMPTY_LIST
            case '}' -> stack.push(new Dictionary()); // EMPTY_DICT
            case 0x8f -> stack.push(new Inert("set")); // EMPTY_SET
            case 'a' -> append(stack.pop(1)); // APPEND
            case 'e' -> append(stack.popToMark()); // APPENDS
            case 's' -> setItems(stack.pop(2)); // SETITEM
            case 'u' -> setItems(stack.popToMark()); // SETITEMS
            case 0x90 -> stack.popToMark(); // ADDITEMS, to a set
            case 0x91 -> frozenSet(stack.popToMark()); // FROZENSET

            case '(' -> stack.mark();
            case '0' -> stack.pop();
            case '1' -> stack.popToMark(); // POP_MARK
            case '2' -> stack.push(stack.top()); // DUP
            case 'q' -> stack.remember(input.unsignedByte()); // BINPUT
            case 'r' -> stack.remember(input.unsignedInt()); // LONG_BINPUT
            case 0x94 -> stack.remember(); // MEMOIZE
            case 'h' -> stack.recall(input.unsignedByte()); // BINGET
            case 'j' -> stack.recall(input.unsignedInt()); // LONG_BINGET

            case 'c' -> global(input.line(), input.line()); // GLOBAL
            case 0x93 -> stackGlobal(stack.pop(2)); // STACK_GLOBAL
            case 'R', 0x81 -> construct(stack.pop(2)); // REDUCE, NEWOBJ
            case 'b' -> stack.pop(); // BUILD: attributes of what was built, none of which is needed
            case 'Q' -> stack.push(constructors.persistent(stack.pop())); // BINPERSID
            default ->
                throw problems.damaged(String.format(
                        "opcode 0x%02x before byte %d of its pickle belongs to no data of protocols 2 to %d",
                        opcode, input.position(), NEWEST_PROTOCOL));
        }
    }

    private void protocol(int version) {
        if (version > NEWEST_PROTOCOL) {
            throw problems.refused(
                    "its pickle has protocol " + version, "save it with protocol " + NEWEST_PROTOCOL + " or older");
        }
    }

    private void text(long length) throws IOException {
        stack.push(new Text(input.text(length, StandardCharsets.UTF_8)));
    }

    /** Python 2 wrote names as byte strings. */
    private void python2Text(long length) throws IOException {
        stack.push(new Text(input.text(length, StandardCharsets.ISO_8859_1)));
    }

    private static PickleValue whole(byte[] littleEndian) {
        if (littleEndian.length > Long.BYTES) {
            return new Bytes(littleEndian);
        }
        long value = littleEndian.length == 0 ? 0 : littleEndian[littleEndian.length - 1] >> 7;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(littleEndian[i]);
        }
        return new Whole(value);
    }

    private void append(List<PickleValue> added) {
        if (stack.top() instanceof Sequence list) {
            list.values().addAll(added);
        } else if (!(stack.top() instanceof Inert)) {
            throw problems.damaged("its pickle appends to what is no list, before byte " + input.position());
        }
    }

    private void setItems(List<PickleValue> keysAndValues) {
        if (keysAndValues.size() % 2 != 0) {
            throw problems.damaged("its pickle has a key without a value before byte " + input.position());
        }
        if (stack.top() instanceof Dictionary dictionary) {
            for (int i = 0; i < keysAndValues.size(); i += 2) {
                if (keysAndValues.get(i) instanceof Text key
                        && dictionary.values().put(key.value(), keysAndValues.get(i + 1)) != null) {
                    throw problems.damaged(
                            "its pickle has the key " + WeightFileProblems.shortened(key.value()) + " twice");
                }
            }
        } else if (!(stack.top() instanceof Inert)) {
            throw problems.damaged("its pickle adds keys to what is no dictionary, before byte " + input.position());
        }
    }

    private void frozenSet(List<PickleValue> dropped) {
        stack.push(new Inert("frozenset of " + dropped.size()));
    }

    private void stackGlobal(List<PickleValue> moduleAndName) {
        if (moduleAndName.get(0) instanceof Text module && moduleAndName.get(1) instanceof Text name) {
            global(module.value(), name.value());
        } else {
            throw problems.damaged(
                    "its pickle names a constructor by what is no text, before byte " + input.position());
        }
    }

    private void global(String module, String name) {
        stack.push(constructors.named(module + "." + name, input.position()));
    }

    private void construct(List<PickleValue> constructorAndArguments) {
        if (constructorAndArguments.get(0) instanceof Constructor constructor
                && constructorAndArguments.get(1) instanceof Tuple arguments) {
            stack.push(constructors.build(constructor, arguments.values(), input.position()));
        } else {
            throw problems.damaged("its pickle calls what is no constructor, before byte " + input.position());
        }
    }
}
