<#import "template.ftl" as layout>
<#assign wrong = messagesPerField.existsError('username','password')>
<@layout.registrationLayout displayMessage=!wrong displayInfo=realm.password && realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <#if realm.password>
    <form id="kc-form-login" action="${url.loginAction}" method="post">
      <#if wrong>
      <div class="alert error" role="alert" id="input-error">${kcSanitize(messagesPerField.getFirstError('username','password'))?no_esc}<br>${msg("wrongHelp")}</div>
      </#if>
      <#if !usernameHidden??>
      <div class="field">
        <label class="label" for="username"><#if !realm.loginWithEmailAllowed>${msg("username")}<#elseif !realm.registrationEmailAsUsername>${msg("usernameOrEmail")}<#else>${msg("email")}</#if></label>
        <input class="input" id="username" name="username" type="text" value="${(login.username!'')}" <#if !wrong>autofocus</#if> required autocomplete="username" autocapitalize="none" spellcheck="false"<#if wrong> aria-invalid="true" aria-describedby="input-error"</#if>>
      </div>
      </#if>
      <div class="field">
        <label class="label" for="password">${msg("password")}</label>
        <div class="reveal">
          <input class="input" id="password" name="password" type="password" required autocomplete="current-password" <#if wrong || usernameHidden??>autofocus</#if><#if wrong> aria-invalid="true" aria-describedby="input-error"</#if>>
          <button class="eye" type="button" aria-controls="password" data-reveal data-show="${msg('showPassword')}" data-hide="${msg('hidePassword')}" hidden>${msg("showPassword")}</button>
        </div>
      </div>
      <#if (realm.rememberMe && !usernameHidden??) || realm.resetPasswordAllowed>
      <div class="options">
        <#if realm.rememberMe && !usernameHidden??>
        <label class="check"><input id="rememberMe" name="rememberMe" type="checkbox"<#if login.rememberMe??> checked</#if>> ${msg("rememberMe")}</label>
        </#if>
        <#if realm.resetPasswordAllowed><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></#if>
      </div>
      </#if>
      <input type="hidden" id="id-hidden-input" name="credentialId"<#if auth.selectedCredential?has_content> value="${auth.selectedCredential}"</#if>>
      <button class="btn primary wide large" id="kc-login" name="login" type="submit">${msg("doLogIn")}</button>
    </form>
    </#if>
  <#elseif section = "info">
    <#if realm.password && realm.registrationAllowed && !registrationDisabled??>
    ${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a>
    </#if>
  <#elseif section = "socialProviders">
    <#if realm.password && social?? && social.providers?has_content>
    <h2>${msg("identity-provider-login-label")}</h2>
    <ul class="others">
      <#list social.providers as p><li><a class="btn wide" id="social-${p.alias}" href="${p.loginUrl}">${p.displayName!}</a></li></#list>
    </ul>
    </#if>
  </#if>
</@layout.registrationLayout>
