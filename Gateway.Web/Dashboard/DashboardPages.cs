using OrleansNotify.Http;

namespace OrleansNotify.Dashboard;

/// <summary>The dashboard below <c>/app</c>: a document, its files, and nothing for programs.</summary>
internal static class DashboardPages
{
    public static void MapDashboardPages(this WebApplication app)
    {
        app.MapGet("/app/assets/{name}", DashboardAssets.Hashed).ExcludeFromDescription();
        app.MapGet("/app/{**path}", Page).ExcludeFromDescription();
        app.MapGet("/admin/queues", () => Problems.NotFound).ShownAt("admin/queues").ExcludeFromDescription();
    }

    private static async Task<IResult> Page(string? path, DashboardFolder folder, HttpContext context)
    {
        if (context.Request.Path.Value is { } address && !address.StartsWith("/app/", StringComparison.Ordinal))
        {
            return TypedResults.Redirect($"app/{context.Request.QueryString}");
        }

        if (path is { Length: > 0 } && !path.Contains('/', StringComparison.Ordinal) && DashboardAssets.Serve(path, "no-cache", folder, context) is { } file)
        {
            return file;
        }

        return ShownPages.IsForABrowser(context.Request) ? await DashboardPage.Show(path, folder, context) : Problems.NotFound;
    }
}
