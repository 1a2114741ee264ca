using System.Text;

namespace OrleansNotify.Dashboard;

/// <summary>The one document of the dashboard, which every address below it answers.</summary>
internal static class DashboardPage
{
    private const string BaseInTheBuild = "<base href=\"/app/\"";

    // Trusted Types without a policy: no part of the page turns text into markup or script. Mails are drawn in a frame with a policy of its own.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
        + "base-uri 'self'; form-action 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors ";

    private const string HowToGetIt = "The dashboard is not here. ./run builds it where Node 20 or later is installed; else: "
        + "cd clients && npm install && npm run build -w dashboard, then start the server with DASHBOARD_DIR=clients/dashboard/dist\n";

    public static Task<IResult> Show(string? path, DashboardFolder folder, HttpContext context) => Show(BaseOf(path), [], folder, context);

    /// <param name="dashboard">Where the dashboard lies from the address of the page.</param>
    /// <param name="frameOrigins">Whose pages may show it in a frame.</param>
    public static async Task<IResult> Show(string dashboard, IReadOnlyList<string> frameOrigins, DashboardFolder folder, HttpContext context)
    {
        if (folder.Find("index.html") is not { } file)
        {
            return TypedResults.Text(HowToGetIt, statusCode: StatusCodes.Status404NotFound);
        }

        await using var stream = file.CreateReadStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var html = await reader.ReadToEndAsync(context.RequestAborted);
        context.Response.Headers.ContentSecurityPolicy = Policy + (frameOrigins.Count == 0 ? "'none'" : string.Join(' ', frameOrigins));
        context.Response.Headers.Vary = "Accept";
        return TypedResults.Text(html.Replace(BaseInTheBuild, $"<base href=\"{dashboard}\"", StringComparison.Ordinal), "text/html", Encoding.UTF8);
    }

    /// <summary>Relative to the address as the browser sees it, so that it holds behind a proxy that adds or removes a prefix.</summary>
    private static string BaseOf(string? path)
        => (path ?? "").Count(letter => letter == '/') is var depth and > 0 ? string.Concat(Enumerable.Repeat("../", depth)) : "./";
}
