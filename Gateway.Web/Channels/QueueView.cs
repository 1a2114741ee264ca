namespace OrleansNotify.Channels;

internal sealed record QueueBoard(IReadOnlyList<QueueView> Queues, QueueCounts Totals, DateTimeOffset At);

/// <param name="PerMinute">What attempts came to in the last whole minute.</param>
/// <param name="ByPriority">1 goes first.</param>
internal sealed record QueueView(
    string Name, QueueCounts Counts, IReadOnlyDictionary<string, long> PerMinute, IReadOnlyDictionary<int, QueueCounts> ByPriority,
    IReadOnlyList<AccountStatus> Accounts)
{
    public static QueueView Of(Channel channel, IReadOnlyList<QueueCount> counts, SenderStatus? status) => new(
        channel.Word(),
        QueueCounts.Of(counts),
        status?.PerMinute ?? new Dictionary<string, long>(),
        Enumerable.Range(1, 4).ToDictionary(priority => priority, priority => QueueCounts.Of(counts.Where(count => count.Priority == priority))),
        status?.Accounts ?? []);
}

/// <param name="Waiting">Due, and not begun.</param>
/// <param name="Active">An attempt is under way.</param>
/// <param name="Completed">A provider took it, and did not say that it failed.</param>
/// <param name="Failed">Refused, failed at the provider, or given up.</param>
/// <param name="Delayed">Due later.</param>
/// <param name="Unknown">Nobody can say whether a provider took it.</param>
/// <param name="Stopped">Decided not to send, cancelled or expired.</param>
internal sealed record QueueCounts(long Waiting, long Active, long Completed, long Failed, long Delayed, long Unknown, long Stopped)
{
    public static QueueCounts Of(IEnumerable<QueueCount> counts) => counts.Aggregate(new QueueCounts(0, 0, 0, 0, 0, 0, 0), (sum, count) => count.State switch
    {
        MessageState.Waiting when count.IsDue => sum with { Waiting = sum.Waiting + count.Messages },
        MessageState.Waiting => sum with { Delayed = sum.Delayed + count.Messages },
        MessageState.Sending => sum with { Active = sum.Active + count.Messages },
        MessageState.Accepted or MessageState.Sent or MessageState.Delivered or MessageState.Read => sum with { Completed = sum.Completed + count.Messages },
        MessageState.Failed or MessageState.Refused or MessageState.Dead => sum with { Failed = sum.Failed + count.Messages },
        MessageState.Unknown => sum with { Unknown = sum.Unknown + count.Messages },
        _ => sum with { Stopped = sum.Stopped + count.Messages },
    });
}
