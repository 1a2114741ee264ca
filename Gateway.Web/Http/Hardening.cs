using Microsoft.Extensions.Primitives;

namespace OrleansNotify.Http;

/// <summary>What Kestrel lets through and a server in front of this one might read differently.</summary>
internal static class Hardening
{
    // Kestrel keeps a Content-Length that it ignored in favour of Transfer-Encoding under this name.
    private const string IgnoredContentLength = "X-Content-Length";

    public static void UseHardening(this WebApplication app) => app.Use((context, next) =>
    {
        // A socket has no page to guard, and would keep what holds these headers for as long as it is open.
        if (StringValues.IsNullOrEmpty(context.Request.Headers.Upgrade))
        {
            AddSecurityHeaders(context.Response.Headers);
        }

        if (HasOddName(context.Request.Headers))
        {
            context.Response.Headers.Connection = "close";
            return Problems.HeaderMalformed("A header").ExecuteAsync(context);
        }

        if (IsAmbiguous(context.Request.Headers))
        {
            context.Response.Headers.Connection = "close";
            return Problems.RequestAmbiguous.ExecuteAsync(context);
        }

        return QueryRules.Check(context.Request) is { } problem ? problem.ExecuteAsync(context) : next(context);
    });

    /// <summary>After <see cref="Proxies"/>, who say how the request came to them. Never over plain HTTP, nor for this machine itself.</summary>
    public static void UseStrictTransport(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps && !PublicHosts.IsThisMachine(context.Request.Host.Host))
        {
            context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    });

    // Kestrel takes names such as X(y), which others read as another header or drop.
    private static bool HasOddName(IHeaderDictionary headers)
    {
        foreach (var (name, _) in headers)
        {
            if (!HeaderName.IsToken(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAmbiguous(IHeaderDictionary headers)
        => !StringValues.IsNullOrEmpty(headers.TransferEncoding)
            && (headers.ContainsKey(IgnoredContentLength)
                || headers.ContentLength is not null
                || !string.Equals(headers.TransferEncoding.ToString(), "chunked", StringComparison.OrdinalIgnoreCase));

    private static void AddSecurityHeaders(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    }
}
