using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>What to do with all deliveries of a filter.</summary>
/// <param name="Action"><c>resend</c>, <c>purge</c> or <c>cancel</c>.</param>
/// <param name="Filter">As in a query; none: all.</param>
/// <param name="Rate">Deliveries a second, at most 500; 100 when it is left out.</param>
/// <param name="DryRun">Count, and do nothing.</param>
internal sealed record BulkCommand(string? Action, BulkFilter? Filter, int? Rate, bool? DryRun)
{
    private const int MostValues = 20;
    private const int MaxRate = 500;
    public const int UsualRate = 100;

    public AskedDeliveries Asked => new(
        Filter?.Status ?? [], Filter?.Source ?? [], Filter?.Type ?? [], Filter?.Endpoint ?? [], Filter?.From, Filter?.To, Filter?.Q);

    private bool IsOfEnded => Action == BulkAction.Cancel && Asked.Status.Any(status => status is not (DeliveryStatus.Pending or DeliveryStatus.Retrying));

    public Problem? Check()
        => !BulkAction.All.Contains(Action) ? Problems.Invalid("action_invalid", $"action is {string.Join(" or ", BulkAction.All)}.")
            : Rate is < 1 or > MaxRate ? Problems.Invalid("rate_invalid", $"rate is 1 to {MaxRate} deliveries per second.")
            : IsOfEnded ? Problems.Invalid("status_invalid", "What is pending or retrying can be cancelled; the rest has ended.")
            : !Asked.Status.All(DeliveryStatus.All.Contains) ? Problems.Invalid("status_invalid", $"status is of {string.Join(", ", DeliveryStatus.All)}.")
            : new[] { Asked.Status, Asked.Source, Asked.Type, Asked.Endpoint }.Any(list => list.Length > MostValues || list.Any(value => value is null or { Length: 0 or > AskedDeliveries.MaxTextLength }))
                ? Problems.Invalid("filter_invalid", $"Each list has at most {MostValues} values of at most {AskedDeliveries.MaxTextLength} characters.")
            : Asked.Q is { Length: 0 or > AskedDeliveries.MaxTextLength } ? Problems.Invalid("filter_invalid", $"q has 1 to {AskedDeliveries.MaxTextLength} characters.")
            : Asked.Check();
}

/// <param name="Q">A text needs <c>from</c>, as in a list.</param>
internal sealed record BulkFilter(
    string[]? Status, string[]? Source, string[]? Type, string[]? Endpoint, DateTimeOffset? From, DateTimeOffset? To, string? Q = null);
