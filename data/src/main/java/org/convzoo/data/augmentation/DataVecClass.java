package org.convzoo.data.augmentation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.convzoo.configs.UserException;
import org.datavec.image.transform.ImageTransform;
import org.datavec.image.transform.ShowImageTransform;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A class of transforms, made from named numbers, flags and texts. A configuration is data: no class is loaded to the
 * point where it runs code of its own before it is known to be an {@link ImageTransform}, and arguments cannot name
 * others.
 */
final class DataVecClass {

    private static final String PACKAGE = ImageTransform.class.getPackageName() + ".";

    private final Class<? extends ImageTransform> type;

    private DataVecClass(Class<? extends ImageTransform> type) {
        this.type = type;
    }

    /** @throws UserException if there is none of this name */
    static DataVecClass named(String name) {
        String full = name.contains(".") ? name : PACKAGE + name;
        try {
            Class<?> found = Class.forName(full, false, DataVecClass.class.getClassLoader());
            if (!ImageTransform.class.isAssignableFrom(found)
                    || Modifier.isAbstract(found.getModifiers())
                    || !Modifier.isPublic(found.getModifiers())
                    || found == ShowImageTransform.class) {
                throw refused(full, "is no image transform that can be used in training");
            }
            return new DataVecClass(found.asSubclass(ImageTransform.class));
        } catch (ClassNotFoundException | LinkageError absent) {
            throw refused(full, "is not on the class path");
        }
    }

    private static UserException refused(String name, String why) {
        return UserException.wrongUsage(
                "data.augmentation: the class " + name + " " + why + "; transform names one of " + PACKAGE
                        + "*, e.g. RotateImageTransform, or a public class of your own that implements ImageTransform");
    }

    /**
     * A transform with these arguments; numbers that its constructor wants and that are not given are 0, as when
     * DataVec reads its transforms from JSON.
     *
     * @throws UserException if an argument is unknown or of the wrong kind
     */
    ImageTransform make(Map<String, Object> arguments) {
        Constructor<?> constructor = constructor(arguments);
        Map<String, Object> left = new TreeMap<>(arguments);
        Parameter[] parameters = constructor.getParameters();
        @Nullable Object[] values = new @Nullable Object[parameters.length];
        for (int i = 0; i < values.length; i++) {
            String name = name(parameters[i]).orElse("");
            Object given = left.remove(name);
            values[i] = parameters[i].getType() == Random.class
                    ? new Random(0)
                    : converted(name, given == null ? 0L : given, parameters[i].getType());
        }
        try {
            ImageTransform made = (ImageTransform) constructor.newInstance(values);
            for (Map.Entry<String, Object> argument : left.entrySet()) {
                Method setter = setter(argument.getKey()).orElseThrow(() -> unknown(argument.getKey()));
                setter.invoke(made, converted(argument.getKey(), argument.getValue(), setter.getParameterTypes()[0]));
            }
            return made;
        } catch (InvocationTargetException thrown) {
            throw UserException.wrongUsage("data.augmentation: " + type.getSimpleName() + " refuses its arguments "
                    + new TreeMap<>(arguments) + " (" + thrown.getCause() + "); change them");
        } catch (ReflectiveOperationException hidden) {
            throw refused(type.getName(), "cannot be made");
        }
    }

    /** The one with the most named parameters of which any is given, else the one without. */
    private Constructor<?> constructor(Map<String, Object> arguments) {
        Optional<Constructor<?>> none =
                constructors().filter(option -> option.getParameterCount() == 0).findFirst();
        return constructors()
                .filter(option -> option.getParameterCount() > 0)
                .filter(option -> none.isEmpty()
                        || Arrays.stream(option.getParameters()).anyMatch(parameter -> name(parameter)
                                .filter(arguments::containsKey)
                                .isPresent()))
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .or(() -> none)
                .orElseThrow(() -> refused(type.getName(), "has no constructor whose parameters have names"));
    }

    private Stream<Constructor<?>> constructors() {
        return Arrays.<Constructor<?>>stream(type.getConstructors()).filter(option -> Arrays.stream(
                        option.getParameters())
                .allMatch(parameter -> parameter.getType() == Random.class
                        || isScalar(parameter.getType()) && name(parameter).isPresent()));
    }

    private static Optional<String> name(Parameter parameter) {
        JsonProperty property = parameter.getAnnotation(JsonProperty.class);
        if (property != null) {
            return Optional.of(property.value());
        }
        return parameter.isNamePresent() ? Optional.of(parameter.getName()) : Optional.empty();
    }

    private Optional<Method> setter(String name) {
        return Arrays.stream(type.getMethods())
                .filter(DataVecClass::isSetter)
                .filter(method -> settable(method).equals(name))
                .min(Comparator.comparing(Method::toString));
    }

    /** setAngle(float), or angle(float) that gives the transform itself. */
    private static boolean isSetter(Method method) {
        return method.getParameterCount() == 1
                && !Modifier.isStatic(method.getModifiers())
                && isScalar(method.getParameterTypes()[0])
                && (method.getReturnType() == void.class && method.getName().matches("set[A-Z].*")
                        || method.getReturnType() == method.getDeclaringClass());
    }

    private static String settable(Method method) {
        String name = method.getName();
        return method.getReturnType() == void.class
                ? name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4)
                : name;
    }

    private static boolean isScalar(Class<?> kind) {
        return List.of(int.class, long.class, float.class, double.class, boolean.class, String.class)
                .contains(kind);
    }

    private UserException unknown(String argument) {
        TreeSet<String> known = new TreeSet<>();
        constructors().forEach(option -> Arrays.stream(option.getParameters())
                .forEach(parameter -> name(parameter).ifPresent(known::add)));
        Arrays.stream(type.getMethods()).filter(DataVecClass::isSetter).forEach(method -> known.add(settable(method)));
        return UserException.wrongUsage("data.augmentation: " + type.getSimpleName() + " has no argument " + argument
                + "; it has " + (known.isEmpty() ? "none" : String.join(", ", new ArrayList<>(known))));
    }

    private Object converted(String name, Object given, Class<?> kind) {
        if (given instanceof Number number) {
            if (kind == float.class) {
                return number.floatValue();
            }
            if (kind == double.class) {
                return number.doubleValue();
            }
            if (kind == int.class && number instanceof Long whole && whole == whole.intValue()) {
                return whole.intValue();
            }
            if (kind == long.class && number instanceof Long) {
                return number;
            }
            if (kind == boolean.class && number.equals(0L)) {
                return false; // what is not given
            }
        }
        if (given instanceof Boolean && kind == boolean.class || given instanceof String && kind == String.class) {
            return given;
        }
        throw UserException.wrongUsage("data.augmentation: " + type.getSimpleName() + " wants " + kind.getSimpleName()
                + " for " + name + ", got " + given);
    }
}
