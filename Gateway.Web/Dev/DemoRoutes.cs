using Microsoft.Extensions.FileProviders;
using OrleansNotify.Http;

namespace OrleansNotify.Dev;

/// <summary>The bell's demo page, as it was built into the folder <c>DEMO_DIR</c>, on development servers.</summary>
internal static class DemoRoutes
{
    private const string HowToGetIt = "The demo page is not here. ./run builds it where Node is installed; else: "
        + "cd clients && npm install && npm run demo -w react, then start the server with DEMO_DIR=clients/react/dist/demo\n";

    public static void MapDemo(this WebApplication app)
    {
        if (!app.IsDevelopmentServer())
        {
            return;
        }

        var folder = app.Configuration["DEMO_DIR"] is { Length: > 0 } path && Directory.Exists(path) ? new PhysicalFileProvider(Path.GetFullPath(path)) : null;
        app.MapGet("/demo", () => Page(folder)).ExcludeFromDescription();
        app.MapGet("/demo/assets/{name}", (string name) => Asset(folder, name)).ExcludeFromDescription();
    }

    private static IResult Page(PhysicalFileProvider? folder)
        => folder?.GetFileInfo("index.html") is { Exists: true } page
            ? TypedResults.PhysicalFile(page.PhysicalPath!, "text/html; charset=utf-8")
            : TypedResults.Text(HowToGetIt, statusCode: StatusCodes.Status404NotFound);

    private static IResult Asset(PhysicalFileProvider? folder, string name)
        => folder?.GetFileInfo($"assets/{name}") is { Exists: true } asset
            ? TypedResults.PhysicalFile(asset.PhysicalPath!, Path.GetExtension(name) == ".css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8")
            : Problems.NotFound;
}
