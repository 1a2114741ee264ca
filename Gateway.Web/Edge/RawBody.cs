using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace OrleansNotify.Edge;

internal static class RawBody
{
    /// <summary>The whole body of a JSON request, decoded, or why it is refused.</summary>
    /// <param name="most">Bytes, instead of Kestrel's limit.</param>
    /// <param name="accepts">Which content types, instead of JSON's.</param>
    public static async Task<(byte[] Body, Problem? Rejection)> Read(HttpContext context, long? most = null, Predicate<string?>? accepts = null)
    {
        if (most is not null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        if (!(accepts ?? MediaTypes.IsJson)(context.Request.ContentType))
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
                    return body.Length == 0 ? (body, Problems.BodyMissing) : ContentCodings.Decode(context, body, MostOf(context));
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
        catch (IOException)
        {
            // A chunk of an impossible size, or a connection that is gone and reads no answer.
            return ([], new Problem(400, "request_malformed", "The request could not be read."));
        }
    }

    private static long MostOf(HttpContext context)
        => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? long.MaxValue;
}
