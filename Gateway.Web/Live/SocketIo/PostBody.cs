using Microsoft.AspNetCore.Http.Features;

namespace OrleansNotify.Live.SocketIo;

/// <summary>The body of a polling client's POST, which may be larger than those of other routes.</summary>
internal static class PostBody
{
    /// <summary>Null when it is larger.</summary>
    public static async Task<byte[]?> Read(HttpRequest request, int maxLength)
    {
        if (request.ContentLength > maxLength)
        {
            return null;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxLength + 1;
        }

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        try
        {
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException)
        {
            return null;
        }

        return body.Length > maxLength ? null : body.ToArray();
    }
}
