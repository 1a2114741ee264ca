namespace OrleansNotify.Channels;

/// <param name="Queues">Those in which something was in this time; webhooks always.</param>
internal sealed record QueueHistory(DateTimeOffset From, DateTimeOffset Until, QueueLine[] Queues);

/// <param name="Name"><c>webhooks</c> or a channel.</param>
/// <param name="Priority">1 goes first; null of webhooks.</param>
/// <param name="Minutes">One for each, the oldest first.</param>
internal sealed record QueueLine(string Name, int? Priority, QueueMinute[] Minutes);

/// <param name="Waiting">When it was looked, once a minute.</param>
/// <param name="Completed">Delivered, or taken by a provider.</param>
/// <param name="Failed">For good: refused, given up, or nobody can say.</param>
/// <param name="Retried">Attempts that failed with a further one to come.</param>
/// <param name="P50">How long calls took, in milliseconds; null: none had an answer. As <paramref name="P95"/>.</param>
internal sealed record QueueMinute(DateTimeOffset At, long Waiting, long Completed, long Failed, long Retried, double? P50, double? P95);
