package org.bancheng.benchmark;

/** One case from its opening to its close; called by many threads at once. */
interface Journey {
    /**
     * @param laps told after each step how long it took
     */
    void one(Laps laps);
}
