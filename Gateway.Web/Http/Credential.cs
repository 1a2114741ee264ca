using Microsoft.OpenApi;

namespace OrleansNotify.Http;

/// <summary>Who may call: one of these credentials, each by its name in the document.</summary>
internal sealed record Credential(params string[] AnyOf)
{
    public const string Session = "session";
    public const string ApiKey = "apiKey";
    public const string Admin = "admin";
    public const string WebhookToken = "webhookToken";
    public const string Source = "source";
    public const string Signature = "signature";
    private const string SignatureHeader = "X-Webhook-Signature";

    public static Dictionary<string, IOpenApiSecurityScheme> Schemes => new()
    {
        [Session] = Bearer("A signed-in person's token, from verifyCode."),
        [ApiKey] = Bearer("An API key of a tenant (nk_…). It may do everything in it."),
        [Admin] = Bearer("The operator's ADMIN_TOKEN."),
        [WebhookToken] = Bearer("The webhook token of a tenant."),
        [Source] = Bearer("What the source was declared with: a bearer token, or instead of it a signature in the header of its scheme."),
        [Signature] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = SignatureHeader,
            Description = "HMAC-SHA256 of the bytes of the body with the tenant's secret, in hex.",
        },
    };

    private static OpenApiSecurityScheme Bearer(string description)
        => new() { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = description };
}
