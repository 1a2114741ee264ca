using Microsoft.AspNetCore.Http.Features;
using OrleansNotify.Http;

namespace OrleansNotify.Live.SocketIo;

/// <summary>The body of a polling client's POST, which may be larger than those of other routes.</summary>
internal static class PostBody
{
    /// <param name="lease">Null: it is not counted.</param>
    /// <param name="ended">The session's end: nobody wants the body then.</param>
    public static async Task<(byte[]? Body, IResult? Refusal)> Read(HttpRequest request, int maxLength, BudgetLease? lease, CancellationToken ended)
    {
        if (request.ContentLength > maxLength)
        {
            return (null, EngineError.TooLarge);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxLength + 1;
        }

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(ended, request.HttpContext.RequestAborted);
        try
        {
            var (body, refusal) = await BoundedBody.Read(request.BodyReader, maxLength, lease, leaving.Token);
            return refusal switch
            {
                null => (body, null),
                { Status: StatusCodes.Status413PayloadTooLarge } => (null, EngineError.TooLarge),
                _ => (null, EngineError.Overloaded),
            };
        }
        catch (BadHttpRequestException)
        {
            return (null, EngineError.TooLarge);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return (null, EngineError.BadRequest);
        }
    }
}
