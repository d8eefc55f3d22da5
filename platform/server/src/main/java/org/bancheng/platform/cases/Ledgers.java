package org.bancheng.platform.cases;

import org.bancheng.engine.clock.ClockLedger;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Ledgers as they stand in the clock table. */
@Component
class Ledgers {
    private final JsonMapper json;

    Ledgers(JsonMapper json) {
        this.json = json;
    }

    void write(ClockRow row, ClockLedger ledger) {
        row.ledger = json.writeValueAsString(ledger);
        row.opened = ledger;
    }

    ClockLedger read(ClockRow row) {
        ClockLedger opened = row.opened;
        if (opened == null) {
            opened = json.readValue(row.ledger, ClockLedger.class);
            row.opened = opened;
        }
        return opened;
    }
}
