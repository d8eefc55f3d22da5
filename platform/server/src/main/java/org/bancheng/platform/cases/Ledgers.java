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

    String write(ClockLedger ledger) {
        return json.writeValueAsString(ledger);
    }

    ClockLedger read(ClockRow row) {
        return json.readValue(row.ledger, ClockLedger.class);
    }
}
