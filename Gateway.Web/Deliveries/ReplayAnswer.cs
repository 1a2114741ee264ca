namespace OrleansNotify.Deliveries;

/// <param name="Remaining">Seconds at its rate; null when it is not running.</param>
internal sealed record ReplayAnswer(
    string Id, string EndpointId, string Kind, string State, long FromSeq, long ToSeq, long Position, long Count, long Enqueued, int Rate,
    double? Remaining, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static ReplayAnswer Of(ReplayView view) => new(
        view.Id, view.EndpointId, view.Kind, view.State, view.FromSeq, view.ToSeq, view.Position, view.Count, view.Enqueued, view.Rate,
        view.TimeLeft?.TotalSeconds, view.CreatedAt, view.UpdatedAt);

    public static ReplayAnswer Of(ReplayRow row) => new(
        row.Id, row.EndpointId, row.Kind, row.State, row.FromSeq, row.ToSeq, row.Position, row.Count, row.Enqueued, row.Rate,
        row.State == ReplayState.Running && row.Rate > 0 ? Math.Ceiling(Math.Max(0, row.Count - row.Enqueued) / (double)row.Rate) : null,
        row.CreatedAt, row.UpdatedAt);
}

/// <param name="Next">Pass as <c>before</c> for the next page; null on the last.</param>
internal sealed record ReplayList(ReplayAnswer[] Items, string? Next);
