package io.muster.web.problem;

/** What is a request of ours, and is therefore read strictly: the records of the {@code rest} packages. */
final class Requests {

    private Requests() {}

    static boolean includes(Class<?> type) {
        return type.isRecord() && type.getPackageName().endsWith(".rest");
    }
}
