package org.bancheng.platform.figures.web;

import java.net.URI;
import org.bancheng.platform.figures.NoSuchFigures;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What went wrong with figures, for machines. */
@RestControllerAdvice(basePackageClasses = CountyFigures.class)
class FigureProblems {
    private static final String TYPES = "https://bancheng.org/problems/";

    @ExceptionHandler
    ProblemDetail unknown(NoSuchFigures missing) {
        ProblemDetail problem =
                problem(
                        HttpStatus.NOT_FOUND,
                        "figures-not-found",
                        "没有这个统计表或指标",
                        "没有“" + missing.asked() + "”，本县有 known 所列的这些。");
        problem.setProperty("known", missing.known());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail badSpan(BadSpan bad) {
        ProblemDetail problem =
                problem(
                        HttpStatus.BAD_REQUEST,
                        "bad-parameter",
                        "期间不对",
                        bad.why + "。from 和 until 应是日期，如 2026-05-01，until 不早于 from。");
        problem.setProperty("parameter", bad.parameter);
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
