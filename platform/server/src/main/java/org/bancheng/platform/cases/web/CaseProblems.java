package org.bancheng.platform.cases.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.platform.cases.ActionRefused;
import org.bancheng.platform.cases.Attachments;
import org.bancheng.platform.cases.CaseChangedMeanwhile;
import org.bancheng.platform.cases.CaseNotFound;
import org.bancheng.platform.cases.NoSuchRegister;
import org.bancheng.platform.cases.OnceOnly;
import org.bancheng.platform.cases.Reveal;
import org.bancheng.platform.cases.TooManyGuesses;
import org.bancheng.platform.cases.UnknownChannel;
import org.bancheng.platform.cases.UploadRefused;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What went wrong with a case, for machines: RFC 9457, each kind with a stable type. */
@RestControllerAdvice(annotations = RestController.class)
class CaseProblems {
    private static final String TYPES = "https://bancheng.org/problems/";

    @ExceptionHandler
    ProblemDetail refused(ActionRefused refused) {
        Refusal refusal = refused.refusal();
        ProblemDetail problem =
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "action-refused/" + refusal.code().id(),
                        "按规定不能这样办",
                        refusal.message().zhCn());
        problem.setProperty("basis", refusal.basis());
        problem.setProperty(
                "fields",
                refusal.fields().stream()
                        .map(
                                field ->
                                        Map.of(
                                                "field",
                                                field.field(),
                                                "message",
                                                field.message().zhCn()))
                        .toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notFound(CaseNotFound missing) {
        return problem(
                HttpStatus.NOT_FOUND,
                "case-not-found",
                "没有找到事项",
                "没有这个编号的事项，或编号与查询码不符，或不在您的办理范围内。请核对编号。");
    }

    @ExceptionHandler
    ProblemDetail noSuchRegister(NoSuchRegister missing) {
        return problem(
                HttpStatus.NOT_FOUND,
                "register-not-found",
                "没有这本台账",
                "本县没有名为“" + missing.getMessage() + "”的台账。GET …/api/v1/registers 列出您能看的台账。");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyGuesses(TooManyGuesses guesses) {
        ProblemDetail problem =
                problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-guesses",
                        "查询码输错次数过多",
                        "为保护反映人，已暂停查询，请于 until 所示时间之后再试。");
        problem.setProperty("until", guesses.until());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, "900")
                .body(problem);
    }

    @ExceptionHandler
    ProblemDetail changed(CaseChangedMeanwhile changed) {
        ProblemDetail problem =
                problem(
                        HttpStatus.PRECONDITION_FAILED,
                        "case-changed",
                        "事项已被他人更新",
                        "您看到的版本之后又有人办理了此事项，请重新读取后再操作。");
        problem.setProperty("version", changed.version());
        return problem;
    }

    /** Two who each wait for the case that the other holds: one of them gives way. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(ConcurrencyFailureException inTheWay) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(
                        problem(
                                HttpStatus.CONFLICT,
                                "case-busy",
                                "正有人在办理",
                                "此刻有人在办理这件或与它关联的事项，您的操作没有生效，请重新读取后再试。"));
    }

    @ExceptionHandler
    ProblemDetail unknownChannel(UnknownChannel unknown) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "unknown-channel", "没有这个渠道", "请使用本县配置中的渠道标识。");
    }

    @ExceptionHandler
    ProblemDetail uploadRefused(UploadRefused refused) {
        String detail =
                switch (refused.reason()) {
                    case EMPTY -> "文件是空的。";
                    case TOO_LARGE -> "文件超过 %d MB。".formatted(Attachments.LARGEST >> 20);
                    case TOO_MANY -> "每个事项最多 %d 个附件。".formatted(Attachments.MOST_PER_CASE);
                    case TYPE_NOT_TAKEN -> "只接受 JPG、PNG、WebP 图片和 PDF、DOCX、XLSX 文件（不含宏）。";
                    case NOT_ASKED_FOR -> "此操作不接受附件。";
                };
        HttpStatus status =
                refused.reason() == UploadRefused.Reason.TOO_LARGE
                        ? HttpStatus.CONTENT_TOO_LARGE
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return problem(status, "upload-refused", "附件未被接受", detail);
    }

    @ExceptionHandler
    ProblemDetail keyMissing(OnceOnly.KeyMissing missing) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "idempotency-key-missing",
                "缺少 Idempotency-Key",
                "请在请求头 Idempotency-Key 中给出一个不重复的值（1 至 200 个字符），重发同一请求时使用同一个值。");
    }

    @ExceptionHandler
    ProblemDetail stillRunning(OnceOnly.StillRunning running) {
        return problem(
                HttpStatus.CONFLICT,
                "idempotency-key-in-use",
                "同一请求正在处理",
                "相同 Idempotency-Key 的请求尚未完成，请稍候重发。");
    }

    @ExceptionHandler
    ProblemDetail keyReused(OnceOnly.KeyReused reused) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "Idempotency-Key 已用于另一请求",
                "此 Idempotency-Key 曾用于内容不同的请求，请换一个新的值。");
    }

    @ExceptionHandler
    ProblemDetail unitNotHeld(UnitNotHeld unheld) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unit-not-held",
                "登记单位不对",
                "intakeUnit 须是您任职的单位；不填时取您的第一个任职单位。");
    }

    @ExceptionHandler
    ProblemDetail forbidden(Reveal.RevealForbidden forbidden) {
        return problem(HttpStatus.FORBIDDEN, "reveal-forbidden", "无权查看反映人信息", "您的岗位不能查看反映人的完整信息。");
    }

    @ExceptionHandler
    ProblemDetail nobodyToReveal(Reveal.NobodyToReveal nobody) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "nobody-to-reveal",
                "没有反映人信息",
                "反映人没有留下姓名和联系方式，或者已经按期销毁，没有可以查看的信息；没有记入历史。");
    }

    @ExceptionHandler
    ProblemDetail reasonMissing(Reveal.ReasonMissing missing) {
        ProblemDetail problem =
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "reason-missing",
                        "缺少理由",
                        "请填写 2 至 500 字的查看理由，理由将记入办理过程。");
        problem.setProperty("fields", List.of(Map.of("field", "reason", "message", "2 至 500 字")));
        return problem;
    }

    private static ProblemDetail problem(
            HttpStatus status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + type));
        problem.setTitle(title);
        return problem;
    }
}
