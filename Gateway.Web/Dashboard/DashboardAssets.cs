using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using OrleansNotify.Http;

namespace OrleansNotify.Dashboard;

/// <summary>The files of the build, compressed beforehand where the browser takes it.</summary>
internal static class DashboardAssets
{
    private const string Immutable = "public, max-age=31536000, immutable";

    private static readonly (string Coding, string Ending)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>The name holds a hash of the content.</summary>
    public static IResult Hashed(string name, DashboardFolder folder, HttpContext context)
        => Serve($"assets/{name}", Immutable, folder, context) ?? Problems.NotFound;

    /// <summary>Null where there is no such file, or it is none to serve.</summary>
    public static IResult? Serve(string name, string caching, DashboardFolder folder, HttpContext context)
    {
        if (TypeOf(name) is not { } type || folder.Find(name) is not { } file)
        {
            return null;
        }

        var headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.Vary = "Accept-Encoding";
        foreach (var (coding, ending) in Codings)
        {
            if (Takes(context.Request, coding) && folder.Find(name + ending) is { } compressed)
            {
                headers.ContentEncoding = coding;
                return Send(compressed, type);
            }
        }

        return Send(file, type);
    }

    private static IResult Send(IFileInfo file, string type)
        => TypedResults.PhysicalFile(file.PhysicalPath!, type, lastModified: file.LastModified);

    private static bool Takes(HttpRequest request, string coding)
        => request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Quality != 0 && accepted.Value.Equals(coding, StringComparison.OrdinalIgnoreCase));

    private static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        ".png" => "image/png",
        _ => null,
    };
}
