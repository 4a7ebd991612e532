package org.convzoo.transfer.library;

/** Runs programs of one class path in one process, which starts the native side once. */
final class ProgramsInOrder {

    /** Comes before what a program prints. */
    static final String MARK = "=== ";

    private ProgramsInOrder() {}

    /** @param classes names of them */
    public static void main(String[] classes) throws ReflectiveOperationException {
        for (String name : classes) {
            System.out.println(MARK + name);
            Class.forName(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
    }
}
