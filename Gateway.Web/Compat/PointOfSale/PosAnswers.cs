using OrleansNotify.Http;

namespace OrleansNotify.Compat.PointOfSale;

/// <summary>Answers as the point-of-sale system's backend gave them: NestJS's shapes, with our fields beside them.</summary>
internal static class PosAnswers
{
    public static IResult Refused(Problem problem, IReadOnlyList<string>? messages = null) => new PosProblem(problem, messages);

    private sealed record PosProblem(Problem Problem, IReadOnlyList<string>? Messages) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            Problem.Prepare(httpContext);
            object message = Messages is null ? Problem.Title : Messages;
            await httpContext.Response.WriteAsJsonAsync(
                new
                {
                    statusCode = Problem.Status,
                    message,
                    error = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(Problem.Status),
                    code = Problem.Code,
                    requestId = httpContext.TraceIdentifier,
                },
                httpContext.RequestAborted);
        }
    }
}

/// <param name="Queued">Messages by channel.</param>
internal sealed record PosReceived(bool Success, string Message, string WebhookId, string EventId, bool IsDuplicate, IReadOnlyDictionary<string, int> Queued);

internal sealed record PosTested(bool Success, string Message, DateTimeOffset ReceivedAt, RawJson Data);
