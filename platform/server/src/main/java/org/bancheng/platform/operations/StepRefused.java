package org.bancheng.platform.operations;

/** A step cannot be done as things stand, and trying again would not help. */
class StepRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Note note;

    StepRefused(Note note) {
        super(note.key() + note.values());
        this.note = note;
    }

    Note note() {
        return note;
    }
}
