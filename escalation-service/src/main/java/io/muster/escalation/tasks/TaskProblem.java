package io.muster.escalation.tasks;

import io.muster.contracts.ProblemCode;

/** How task claims refuse. */
public enum TaskProblem implements ProblemCode {
    UNKNOWN_TASK("task-unknown", 404, "There is no such task"),
    NOT_YOURS("task-not-yours", 403, "Only who claimed the task or the commander may finish it"),
    ALREADY_FINISHED("task-already-finished", 409, "The task is finished");

    private final Entry entry;

    TaskProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
