namespace OrleansNotify.Deliveries;

/// <summary>What a changed delivery is to a viewer: shown, gone from what is shown, or nothing.</summary>
internal enum ChangeMatch
{
    None = 0,
    Shown = 1,
    Left = 2,
}

internal static class ChangeMatches
{
    /// <summary>A delivery's status is all that changes of what is filtered by, and what it was before is not stored: it may have been shown.</summary>
    public static ChangeMatch Of(DeliveryFilter filter, DeliveryRow row)
        => !filter.Takes(row.Seq, row.Type, row.Source) || filter.Endpoints?.Contains(row.EndpointId) == false ? ChangeMatch.None
            : filter.Takes(row.Status) ? ChangeMatch.Shown
            : filter.Statuses.Any(status => MayHaveBeen(status, row)) ? ChangeMatch.Left
            : ChangeMatch.None;

    private static bool MayHaveBeen(string status, DeliveryRow row)
    {
        var wasAskedForAgain = row.Trigger != AttemptTrigger.Schedule;
        return status switch
        {
            DeliveryStatus.Pending => true,
            DeliveryStatus.Retrying => wasAskedForAgain || row.Attempts > 1 || (row.Attempts == 1 && row.Status == DeliveryStatus.Cancelled),
            _ => wasAskedForAgain,
        };
    }
}
