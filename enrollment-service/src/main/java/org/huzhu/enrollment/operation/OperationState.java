package org.huzhu.enrollment.operation;

/** Where a long work stands. All but {@link #RUNNING} are final. */
public enum OperationState {
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return this != RUNNING;
    }
}
