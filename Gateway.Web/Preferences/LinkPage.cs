using System.Security.Cryptography;
using System.Text.Encodings.Web;

namespace OrleansNotify.Preferences;

/// <summary>A page behind a link in a message: it loads nothing, runs nothing, and sends its form only to this server.</summary>
internal sealed class LinkPage(string title, string content, int status = 200) : IResult
{
    private static readonly string Frame = Read("page.html");

    public static string Html(string text) => HtmlEncoder.Default.Encode(text);

    public static string Read(string name)
    {
        using var stream = typeof(LinkPage).Assembly.GetManifestResourceStream($"Preferences.{name}")
            ?? throw new InvalidOperationException($"Preferences/{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static LinkPage Gone => new(
        "This link does not work", "<p>It is not complete, or it is too old. Newer messages have a newer link.</p>", StatusCodes.Status404NotFound);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.Headers.ContentSecurityPolicy
            = $"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        httpContext.Response.Headers["X-Robots-Tag"] = "noindex";
        var page = Frame.Replace("{nonce}", nonce, StringComparison.Ordinal).Replace("{title}", Html(title), StringComparison.Ordinal)
            .Replace("{content}", content, StringComparison.Ordinal);
        await httpContext.Response.WriteAsync(page, httpContext.RequestAborted);
    }
}
