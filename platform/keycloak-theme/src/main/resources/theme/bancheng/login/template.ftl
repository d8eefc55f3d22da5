<#-- The brand is the client's: its base URL is the county's address, which serves brand.css and the mark. No client, no brand: neutral. -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#assign home = "">
<#if client?? && client.baseUrl?has_content><#assign home = client.baseUrl?ensure_ends_with("/")></#if>
<#-- The installation's own realm is no county: no public pages to go to. -->
<#assign county = home?has_content && !home?ends_with("/platform/")>
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <title>${msg("signIn")} - ${realm.displayName!msg("product")}</title>
  <link rel="stylesheet" href="${url.resourcesPath}/css/login.css">
  <#if home?has_content>
  <link rel="stylesheet" href="${home}brand.css">
  <link rel="icon" type="image/svg+xml" href="${home}brand/mark.svg">
  <#else>
  <link rel="icon" href="data:,">
  </#if>
  <script src="${url.resourcesPath}/js/size.js" defer></script>
  <#if scripts??><#list scripts as script><script src="${script}"></script></#list></#if>
  <#if authenticationSession??>
  <script type="module">
    <#outputformat "JavaScript">
    import { startSessionPolling, checkAuthSession } from ${(url.resourcesPath + "/js/authChecker.js")?c};
    startSessionPolling(${url.ssoLoginInOtherTabsUrl?c});
    checkAuthSession(${authenticationSession.authSessionIdHash?c});
    </#outputformat>
  </script>
  </#if>
</head>
<body data-page-id="login-${pageId}">
<a class="skip" href="#main">${msg("skipToContent")}</a>
<div class="page">
  <header class="side">
    <#if home?has_content>
    <a class="brand" href="${home}" aria-label="${realm.displayName!msg("product")}">
      <img class="mark" src="${home}brand/mark.svg" alt="" width="76" height="76">
      <span class="name own" data-name="${realm.displayName!msg("product")}"></span>
    </a>
    <#else>
    <div class="brand"><span class="name">${realm.displayName!msg("product")}</span></div>
    </#if>
    <#if county><p class="county">${realm.displayName!""}</p></#if>
    <p class="what">${msg("portalName")}</p>
    <ul class="hints">
      <li>${msg("hintOwnAccount")}</li>
      <li>${msg("hintLeave")}</li>
    </ul>
  </header>
  <main id="main" class="card">
    <div class="tools">
      <button type="button" class="size" data-size-switch aria-pressed="false" hidden>${msg("largeText")}</button>
      <#if realm.internationalizationEnabled && locale.supported?size gt 1>
      <nav class="langs" aria-label="${msg("languages")}">
        <#list ["zh-CN", "zh-TW", "en"] as tag><#list locale.supported?filter(l -> l.languageTag == tag) as l>
        <a href="${l.url}" lang="${l.languageTag}"<#if l.languageTag == locale.currentLanguageTag> aria-current="true"</#if>>${msg("short." + l.languageTag)}</a>
        </#list></#list>
      </nav>
      </#if>
    </div>
    <h1 id="kc-page-title"><#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()><#nested "show-username"><span id="kc-attempted-username">${auth.attemptedUsername}</span><#else><#nested "header"></#if></h1>
    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
    <p><a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a></p>
    </#if>
    <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
    <div class="alert ${message.type}" role="<#if message.type == 'error'>alert<#else>status</#if>">${kcSanitize(message.summary)?no_esc}</div>
    </#if>
    <#nested "form">
    <#if auth?has_content && auth.showTryAnotherWayLink()>
    <form action="${url.loginAction}" method="post">
      <button class="link" name="tryAnotherWay" value="on">${msg("doTryAnotherWay")}</button>
    </form>
    </#if>
    <#nested "socialProviders">
    <#if displayInfo><div class="info"><#nested "info"></div></#if>
    <#if county>
    <p class="public"><a href="${home}">${msg("toPublicPages")}</a></p>
    </#if>
  </main>
</div>
</body>
</html>
</#macro>
