using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

internal static class ReplayRules
{
    public static bool IsWanted(string? wantedType, string? wantedSource, string type, string source) =>
        (wantedType is null || (EventTypePattern.TryParse(wantedType, out var pattern) && pattern.Matches(type)))
        && (wantedSource is null || wantedSource == source);

    /// <summary>How many events of the range are of the endpoint's types and of those asked for.</summary>
    public static long Count(IEnumerable<EventCount> counts, StartReplay command, EndpointSettings settings)
    {
        var types = settings.EventTypes.Select(text => EventTypePattern.TryParse(text, out var pattern) ? pattern : null).ToArray();
        return counts
            .Where(count => types.Any(pattern => pattern?.Matches(count.Type) == true)
                && IsWanted(command.EventType, command.Source, count.Type, count.Source))
            .Sum(count => count.Events);
    }

    /// <summary>Null: it stays as it is.</summary>
    public static string? StateAfter(ReplayAction action) => action switch
    {
        ReplayAction.Pause => ReplayState.Paused,
        ReplayAction.Resume => ReplayState.Running,
        ReplayAction.Cancel => ReplayState.Cancelled,
        _ => null,
    };

    public static ReplayView View(ReplayRow row) => new(
        row.Id, row.EndpointId, row.Kind, row.State, row.FromSeq, row.ToSeq, row.Position, row.Count, row.Enqueued, row.Rate,
        row.State == ReplayState.Running ? TimeSpan.FromSeconds(Math.Ceiling(Math.Max(0, row.Count - row.Enqueued) / (double)row.Rate)) : null,
        row.CreatedAt, row.UpdatedAt);
}
