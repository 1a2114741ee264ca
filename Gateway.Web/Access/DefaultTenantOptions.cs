using System.ComponentModel.DataAnnotations;
using OrleansNotify.Http;

namespace OrleansNotify.Access;

/// <summary>
/// The tenant of the routes that name none. Its credentials are the environment's at every start; domains and origins at the first, and when
/// the environment says something else than at the start before.
/// </summary>
internal sealed class DefaultTenantOptions
{
    /// <summary>Its name. Default <c>default</c>.</summary>
    [ConfigurationKeyName("DEFAULT_TENANT"), RegularExpression("[a-z0-9][a-z0-9_-]{0,62}", ErrorMessage = "DEFAULT_TENANT must be 1 to 63 of a-z 0-9 - _")]
    public string Name { get; set; } = "default";

    /// <summary>Bearer token of <c>POST /webhook</c>. Empty: one is made and shown in Development; elsewhere every webhook is answered 401. Default empty.</summary>
    [ConfigurationKeyName("WEBHOOK_TOKEN")]
    public string WebhookToken { get; set; } = "";

    /// <summary>An API key of it, at least 16 characters. Empty: one is made and shown in Development; elsewhere none. Default empty.</summary>
    [ConfigurationKeyName("API_KEY"), RegularExpression("[!-~]{16,512}", ErrorMessage = "API_KEY must have 16 to 512 characters, without spaces")]
    public string? ApiKey { get; set; }

    /// <summary>Sources of it with their bearer tokens, comma list: <c>github=token1,stripe=token2</c>. Default none.</summary>
    [ConfigurationKeyName("SOURCES")]
    public string Sources { get; set; } = "";

    /// <summary>Id of the Chrome extension whose origin may call and open sockets. Empty: in Development any extension may. Default empty.</summary>
    [ConfigurationKeyName("EXTENSION_ID"), RegularExpression("[a-z0-9]{1,64}", ErrorMessage = "EXTENSION_ID must be the extension's id: letters and digits, without chrome-extension://")]
    public string? ExtensionId { get; set; }

    /// <summary>Further origins that may call and open sockets, comma list. Default none.</summary>
    [ConfigurationKeyName("ALLOWED_ORIGINS")]
    public string AllowedOrigins { get; set; } = "";

    /// <summary>Domains whose addresses may sign in, comma list. Default <c>codingninjas.com</c>.</summary>
    [ConfigurationKeyName("EMAIL_DOMAINS"), Required]
    public string EmailDomains { get; set; } = "codingninjas.com";
}
