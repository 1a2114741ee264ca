using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OrleansNotify.Http;
using OrleansNotify.Secrets;

namespace OrleansNotify.Templates;

/// <summary>
/// Draws a rendered mail in a frame of the dashboard, which has no other way to: its own policy lets no markup of others in. The page posts what
/// the preview answered; the seal says that it was rendered here, so that nobody can have other markup shown under this server's name. The
/// frame has an origin of its own, runs nothing and loads nothing.
/// </summary>
internal static class MailFrame
{
    private const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
    private const int MaxSeal = 64;

    // A mail of 100 KB is cut by readers; as a form it may be three times as long.
    private const int MaxForm = 512 * 1024;

    public static void MapMailFrame(this IEndpointRouteBuilder routes) => routes.MapPost("/app/mail-frame", Show).ExcludeFromDescription();

    public static string SealOf(SecretBox box, string html) => box.Hash("mail-frame", Digest(html));

    private static async Task<IResult> Show(HttpContext context, SecretBox box)
    {
        var (body, rejection) = await RawBody.Read(context, MaxForm, MediaTypes.IsForm);
        if (rejection is not null)
        {
            return rejection;
        }

        using var reader = new FormReader(Encoding.UTF8.GetString(body));
        var form = new FormCollection(await reader.ReadFormAsync(context.RequestAborted));
        // Forms send line breaks as CR LF, whatever they were.
        var html = form["html"].ToString().ReplaceLineEndings("\n");
        if (form["seal"].ToString() is not { Length: <= MaxSeal } seal || !box.Matches(seal, "mail-frame", Digest(html)))
        {
            return Problems.Forbidden;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Text(html, "text/html", Encoding.UTF8);
    }

    private static string Digest(string html) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html.ReplaceLineEndings("\n"))));
}
