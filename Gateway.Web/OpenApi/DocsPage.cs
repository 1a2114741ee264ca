using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace OrleansNotify.OpenApi;

/// <summary><c>/docs</c>: the document as Scalar shows it, with nothing from another host.</summary>
internal static class DocsPage
{
    public static void MapDocsPage(this IEndpointRouteBuilder routes) => routes.MapScalarApiReference("/docs", Configure);

    private static void Configure(ScalarOptions options, HttpContext context)
    {
        options.Title = "OrleansNotify API";
        options.AddDocument(OpenApiRoutes.Document, "OrleansNotify API", $"/openapi/{OpenApiRoutes.Document}.json");
        options.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton();
        options.ProxyUrl = null;
        options.ShowOperationId = true;
        var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        options.Nonce = nonce;
        // A library in it would try whether it may make code from text; it may not, and each try is a violation in the log.
        options.AddHeadContent($"""<script nonce="{nonce}">globalThis.__zod_globalConfig = {"{ jitless: true }"}</script>""");
        context.Response.Headers.ContentSecurityPolicy = Policy(nonce);
    }

    /// <summary>Styles may be inline, as Scalar sets them on elements; scripts may not, nor may they come from text.</summary>
    private static string Policy(string nonce)
        => $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
}
