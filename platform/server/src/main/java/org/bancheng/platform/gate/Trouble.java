package org.bancheng.platform.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Why a request is refused.
 *
 * @param type last part of the problem's type
 */
record Trouble(HttpStatus status, String type, String title, String detail) {
    private static final String ATTRIBUTE = Trouble.class.getName();

    /** Ends the request; an interface is told the detail, a browser gets the status's page. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ATTRIBUTE, this);
        response.sendError(status.value());
    }

    static Optional<Trouble> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Trouble trouble
                ? Optional.of(trouble)
                : Optional.empty();
    }

    /** What can be said of a status alone. */
    static Trouble of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> because("请求的格式或参数不对，请对照接口说明核对后重发。");
            case NOT_FOUND -> new Trouble(status, "not-found", "没有这个地址", "此地址下没有接口，或没有这个县区。请核对路径。");
            case METHOD_NOT_ALLOWED ->
                    new Trouble(
                            status,
                            "method-not-allowed",
                            "方法不对",
                            "此地址不接受这种 HTTP 方法，可用的方法见响应头 Allow。");
            case NOT_ACCEPTABLE ->
                    new Trouble(
                            status,
                            "not-acceptable",
                            "没有所要的格式",
                            "接口只返回 application/json，请求没有执行。请把请求头 Accept 改为 application/json。");
            case CONTENT_TOO_LARGE -> new Trouble(status, "too-large", "请求太大", "请减小后重发。");
            case UNSUPPORTED_MEDIA_TYPE ->
                    new Trouble(
                            status,
                            "unsupported-media-type",
                            "请求正文的格式不对",
                            "请以 JSON 发送，并写明请求头 Content-Type: application/json。");
            case SERVICE_UNAVAILABLE ->
                    new Trouble(status, "unavailable", "暂时无法服务", "该县区暂停服务或系统正忙，请稍后重试。");
            default ->
                    status.is4xxClientError()
                            ? new Trouble(status, "refused", "请求未被接受", "请对照接口说明核对后重发。")
                            : new Trouble(
                                    status, "internal-error", "系统出错", "请求没有办成，请稍后重试；仍然出错请联系平台管理员。");
        };
    }

    static Trouble because(String detail) {
        return new Trouble(HttpStatus.BAD_REQUEST, "bad-request", "请求读不懂", detail);
    }
}
