package org.bancheng.platform.documents.web;

import java.net.URI;
import org.bancheng.platform.documents.NoSuchDocument;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What went wrong with a document, for machines: RFC 9457. */
@RestControllerAdvice(assignableTypes = CaseDocuments.class)
class DocumentProblems {
    @ExceptionHandler
    ProblemDetail missing(NoSuchDocument missing) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.NOT_FOUND,
                        "此事项现在没有这样的文书。可以取得的，列在 documents 之下；格式为 docx、pdf 或 html。");
        problem.setType(URI.create("https://bancheng.org/problems/document-not-found"));
        problem.setTitle("没有找到文书");
        return problem;
    }
}
