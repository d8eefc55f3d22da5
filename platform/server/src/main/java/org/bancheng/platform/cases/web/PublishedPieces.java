package org.bancheng.platform.cases.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.platform.cases.CaseNotFound;
import org.bancheng.platform.cases.Published;
import org.bancheng.platform.identity.CurrentActor;
import org.bancheng.platform.identity.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the county shows to everybody: typical cases, practices, bulletins. */
@RestController
@RequestMapping(
        path = "/{tenant}/api/v1/public/published",
        produces = MediaType.APPLICATION_JSON_VALUE)
class PublishedPieces {
    private static final int MOST = 100;

    private final CurrentActor current;
    private final Published published;

    PublishedPieces(CurrentActor current, Published published) {
        this.current = current;
        this.published = published;
    }

    record FieldOut(String name, String label, String type) {}

    /**
     * @param fields what is shown, in order
     * @param values of those fields
     */
    record PieceOut(
            UUID id,
            String type,
            String label,
            String subject,
            OffsetDateTime shownAt,
            List<FieldOut> fields,
            Map<String, Object> values) {
        static PieceOut of(Published.Piece piece) {
            return new PieceOut(
                    piece.id(),
                    piece.type(),
                    piece.configuration().lifecycle(piece.type()).label().zhCn(),
                    piece.subject(),
                    CaseJson.local(piece.shownAt()),
                    piece.shows().stream()
                            .map(
                                    field ->
                                            new FieldOut(
                                                    field.name(),
                                                    field.label().zhCn(),
                                                    field.type().name()))
                            .toList(),
                    piece.values());
        }
    }

    record PiecesOut(List<PieceOut> pieces, long total, int page, int size) {}

    @GetMapping
    PiecesOut list(
            @RequestParam @Nullable String type,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int size) {
        Published.Page found =
                published.page(type, reader(), Math.max(1, page), Math.clamp(size, 1, MOST));
        return new PiecesOut(
                found.pieces().stream().map(PieceOut::of).toList(),
                found.total(),
                found.page(),
                found.size());
    }

    @GetMapping("/{piece}")
    PieceOut show(@PathVariable UUID piece) {
        return published
                .of(piece, reader())
                .map(PieceOut::of)
                .orElseThrow(() -> new CaseNotFound(piece.toString()));
    }

    private @Nullable Actor reader() {
        return current.staff().map(Staff::actor).orElse(null);
    }
}
