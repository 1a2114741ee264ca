using Microsoft.AspNetCore.Http.Features;

namespace OrleansNotify.Http;

internal static class RawBody
{
    /// <summary>The whole body of a JSON request, decoded, or why it is refused.</summary>
    /// <param name="most">Bytes, instead of Kestrel's limit.</param>
    /// <param name="accepts">Which content types, instead of JSON's.</param>
    /// <param name="lease">Whose budget it counts for; null: that of its client's address.</param>
    public static async Task<(byte[] Body, Problem? Rejection)> Read(
        HttpContext context, long? most = null, Predicate<string?>? accepts = null, BudgetLease? lease = null)
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
            lease ??= BoundedBody.Lease(context);
            // How many bytes there may be is Kestrel's to check.
            var (body, refusal) = await BoundedBody.Read(context.Request.BodyReader, long.MaxValue, lease, context.RequestAborted);
            if ((refusal ?? (body.Length == 0 ? Problems.BodyMissing : null)) is { } unread)
            {
                return ([], unread);
            }

            (body, refusal) = ContentCodings.Decode(context, body, MostOf(context));
            return (body, refusal ?? lease.Grow(body.Length));
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
