using Microsoft.AspNetCore.Diagnostics;
using OrleansNotify.Storage;

namespace OrleansNotify.Http;

/// <summary>Surprises: a store or a silo that does not answer is 503 and may be tried again; anything else is our mistake.</summary>
internal sealed class Failures(ILogger<Failures> logger, LogLimiter limiter) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var problem = ProblemOf(exception);
        // A request that cannot be read is the client's fault; the answer says so.
        if (problem.Status >= StatusCodes.Status500InternalServerError && limiter.MayWrite($"request failed: {problem.Code}", exception))
        {
            logger.RequestFailed(exception, httpContext.TraceIdentifier, problem.Code);
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static Problem ProblemOf(Exception exception) => exception switch
    {
        StoreUnavailableException or TimeoutException or OrleansException => Problems.Unavailable,
        BadHttpRequestException { StatusCode: 413 } => Problems.BodyTooLarge,
        BadHttpRequestException bad => new Problem(bad.StatusCode, "request_malformed", "The request could not be read."),
        _ => Problems.Unexpected,
    };
}
