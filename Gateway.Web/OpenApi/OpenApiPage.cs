using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OrleansNotify.OpenApi;

/// <summary>The document as it is served. What is mapped does not change while the process runs, so it is built once.</summary>
internal sealed class OpenApiPage([FromKeyedServices(OpenApiRoutes.Document)] IOpenApiDocumentProvider documents)
{
    private readonly Lazy<Task<(byte[] Bytes, string Tag)>> _page = new(() => Build(documents));

    public async Task<IResult> Answer(HttpContext context)
    {
        var (bytes, tag) = await _page.Value;
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        headers.AccessControlAllowOrigin = "*";
        return context.Request.Headers.IfNoneMatch.Contains(tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(bytes, "application/json; charset=utf-8");
    }

    private static async Task<(byte[] Bytes, string Tag)> Build(IOpenApiDocumentProvider documents)
    {
        var document = await documents.GetOpenApiDocumentAsync(CancellationToken.None);
        using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var bytes = stream.ToArray();
        return (bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
    }
}
