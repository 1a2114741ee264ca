using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Edge;
using OrleansNotify.OpenApi;

namespace OrleansNotify.Channels;

/// <summary>Whether the operator's providers answer. Asked at most every half minute, however often this is called.</summary>
internal sealed class ProviderHealth(OperatorAccounts accounts, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private Task<ProvidersHealth>? _last;
    private DateTimeOffset _until;

    public Task<ProvidersHealth> Get()
    {
        lock (_lock)
        {
            if (_last is null || time.GetUtcNow() >= _until)
            {
                (_last, _until) = (Ask(), time.GetUtcNow() + Kept);
            }

            return _last;
        }
    }

    private async Task<ProvidersHealth> Ask()
    {
        using var deadline = new CancellationTokenSource(Longest, time);
        var checks = await Task.WhenAll(accounts.Checks(deadline.Token));
        return new ProvidersHealth(
            Array.TrueForAll(checks, check => check.Check.IsReachable) ? "up" : "down",
            checks.ToDictionary(check => check.Channel.Word(), check => new ProviderHealthView(check.Provider, check.Check.IsReachable, check.Check.Detail)),
            time.GetUtcNow());
    }
}

/// <param name="Status"><c>up</c>, or <c>down</c> when one of them does not answer.</param>
internal sealed record ProvidersHealth(string Status, IReadOnlyDictionary<string, ProviderHealthView> Channels, DateTimeOffset At);

internal sealed record ProviderHealthView(string Provider, bool IsReachable, string Detail);

internal static class ProviderHealthRoutes
{
    public static void MapProviderHealth(this IEndpointRouteBuilder routes)
        => routes.MapGet("/health/providers", Show)
            .Named("providersHealth", "Whether the operator's providers of messages answer").Produces<ProvidersHealth>().Produces<ProvidersHealth>(503);

    private static async Task<Results<Ok<ProvidersHealth>, JsonHttpResult<ProvidersHealth>>> Show(ProviderHealth health)
        => await health.Get() is var found && found.Status == "up"
            ? TypedResults.Ok(found)
            : TypedResults.Json(found, statusCode: StatusCodes.Status503ServiceUnavailable);
}
