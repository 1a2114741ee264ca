using System.Buffers.Text;
using System.Text.Json;
using OrleansNotify.Members;
using OrleansNotify.Secrets;

namespace OrleansNotify.Sso;

/// <summary>
/// What a browser keeps while it is at the provider, sealed: nothing is stored for those who only begin, and a link that another browser began
/// is of no use in this one.
/// </summary>
internal sealed class SsoCookies(SecretBox box, TimeProvider time)
{
    private const string JourneyName = "sso";
    private const string PendingName = "sso-code";
    private const int MaxLength = 8 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Lax, as the provider sends the browser back from another site.</summary>
    public void Set(HttpContext context, string tenant, SsoJourney journey) => Set(context, JourneyName, Context(tenant, journey.Provider), journey, SameSiteMode.Lax, $"/{journey.Provider}");

    public void Set(HttpContext context, string tenant, SsoPending pending) => Set(context, PendingName, Context(tenant, ""), pending, SameSiteMode.Strict, "/code");

    /// <returns>Null: this browser has not begun here, or too long ago.</returns>
    public SsoJourney? Journey(HttpContext context, string tenant, string provider) => Read<SsoJourney>(context, JourneyName, Context(tenant, provider));

    public SsoPending? Pending(HttpContext context, string tenant) => Read<SsoPending>(context, PendingName, Context(tenant, ""));

    public static void ClearJourney(HttpContext context, string provider) => context.Response.Cookies.Delete(JourneyName, Options(context, SameSiteMode.Lax, $"/{provider}"));

    public static void ClearPending(HttpContext context) => context.Response.Cookies.Delete(PendingName, Options(context, SameSiteMode.Strict, "/code"));

    private void Set<T>(HttpContext context, string name, string purpose, T value, SameSiteMode site, string path)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(new Dated<T>(time.GetUtcNow(), value));
        var options = Options(context, site, path);
        options.MaxAge = Lifetime;
        context.Response.Cookies.Append(name, Base64Url.EncodeToString(box.Seal(plain, purpose)), options);
    }

    private T? Read<T>(HttpContext context, string name, string purpose) where T : class
        => context.Request.Cookies[name] is { Length: > 0 and <= MaxLength } text && Base64Url.IsValid(text)
            && box.Open(Base64Url.DecodeFromChars(text), purpose) is { } plain
            && JsonSerializer.Deserialize<Dated<T>>(plain) is { } dated && time.GetUtcNow() - dated.At < Lifetime
            ? dated.Value
            : null;

    private static string Context(string tenant, string provider) => $"{tenant}/sso-journey/{provider}";

    private static CookieOptions Options(HttpContext context, SameSiteMode site, string path) => new()
    {
        HttpOnly = true,
        SameSite = site,
        Secure = context.Request.IsHttps,
        Path = $"{context.Request.PathBase}{(context.GetRouteValue("tenant") is string tenant ? $"/t/{tenant}" : "")}/auth/sso{path}",
    };

    private sealed record Dated<T>(DateTimeOffset At, T Value);
}

/// <param name="Verifier">Of PKCE.</param>
/// <param name="Issuer">The one that the journey began at: the provider's settings may have changed since.</param>
/// <param name="ReturnTo">A page of the dashboard.</param>
internal sealed record SsoJourney(string Provider, string Issuer, string State, string Nonce, string Verifier, string RedirectUri, string ReturnTo);

/// <summary>Somebody whom the provider has proven, and whose own authenticator is asked for.</summary>
internal sealed record SsoPending(SsoLogin Login);
