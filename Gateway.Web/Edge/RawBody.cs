using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace OrleansNotify.Edge;

internal static class RawBody
{
    /// <summary>The whole body of a JSON request, or why it is refused.</summary>
    /// <param name="most">Bytes, instead of Kestrel's limit.</param>
    public static async Task<(byte[] Body, Problem? Rejection)> Read(HttpContext context, long? most = null)
    {
        if (most is not null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        if (!IsJson(context.Request.ContentType))
        {
            return ([], Problems.MediaTypeUnsupported);
        }

        try
        {
            var reader = context.Request.BodyReader;
            while (true)
            {
                var read = await reader.ReadAsync(context.RequestAborted);
                if (read.IsCompleted)
                {
                    var body = read.Buffer.ToArray();
                    reader.AdvanceTo(read.Buffer.End);
                    return body.Length == 0 ? (body, Problems.BodyMissing) : (body, null);
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException e)
        {
            return ([], e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Problems.BodyTooLarge
                : new Problem(e.StatusCode, "request_malformed", "The request could not be read."));
        }
    }

    private static bool IsJson(string? contentType)
        => MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!parsed.Charset.HasValue || parsed.Charset.Value!.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
