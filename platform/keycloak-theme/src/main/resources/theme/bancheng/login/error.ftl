<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <div class="alert error" role="alert" id="kc-error-message">${kcSanitize(message.summary)?no_esc}</div>
    <p>${msg("errorHelp")}</p>
    <#if traceId??><p class="muted" id="traceId">${msg("traceIdSupportMessage", traceId)}</p></#if>
    <#if !skipLink?? && client?? && client.baseUrl?has_content>
    <p><a class="btn primary wide large" id="backToApplication" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
