using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Messages to people, written by the planner and the sender. All methods throw <see cref="StoreUnavailableException"/> when the database cannot be reached.</summary>
public interface IMessageStore
{
    /// <summary>Up to where the tenant's log is planned; 0: nothing of it.</summary>
    Task<long> Cursor(string tenant, CancellationToken cancellation);

    /// <summary>
    /// Adds the messages of the events after <paramref name="from"/> up to <paramref name="to"/>, in one transaction with the cursor. A message
    /// that exists stays as it is. False: the cursor is not at <paramref name="from"/>, and nothing was added.
    /// </summary>
    Task<bool> Plan(string tenant, long from, long to, IReadOnlyList<MessageRow> messages, CancellationToken cancellation);

    /// <summary>Moves the cursor to <paramref name="to"/> if it is at least at <paramref name="planned"/>, the last event that concerned anybody.</summary>
    /// <returns>Where it is.</returns>
    Task<long> Advance(string tenant, long planned, long to, CancellationToken cancellation);

    /// <summary>Messages that are due, at most <paramref name="limit"/> of each priority, and when the next one will be.</summary>
    Task<DueMessages> Due(string tenant, Channel channel, DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Messages whose attempt has begun and has no outcome.</summary>
    Task<IReadOnlyList<MessageRow>> Sending(string tenant, Channel channel, CancellationToken cancellation);

    /// <summary>
    /// In one transaction. A start counts only where the message still waits and has that many attempts, and where the budget of
    /// <paramref name="period"/> has room for it. A result that callbacks have overtaken leaves the higher state.
    /// </summary>
    /// <param name="period">The budget's period, for example the day; null: there is no budget to keep.</param>
    /// <returns>The ids of the messages whose attempt may be made.</returns>
    Task<IReadOnlySet<string>> Commit(
        string tenant, Channel channel, MessageBatch batch, string? period, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// Adds what providers reported, each fact once. What is about no known message is kept for a day and applied when a result brings the
    /// provider's id.
    /// </summary>
    Task Apply(string tenant, IReadOnlyList<MessageFact> facts, CancellationToken cancellation);

    /// <summary>The tenants of messages, by id.</summary>
    Task<IReadOnlyDictionary<string, string>> TenantsOf(IReadOnlyList<string> ids, CancellationToken cancellation);

    /// <summary>Until when WhatsApp takes free text, by address; of those that have written.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> Windows(string tenant, IReadOnlyList<string> addresses, CancellationToken cancellation);

    /// <summary>The address has written: its window is open until then, unless it was open for longer.</summary>
    Task OpenWindow(string tenant, string address, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>From <paramref name="from"/>'s states to another one, as a member asks. False: it has another state, or there is none.</summary>
    Task<bool> Move(
        string tenant, string id, IReadOnlyList<MessageState> from, MessageState to, DateTimeOffset dueAt, string? reason,
        DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What waits for a budget of the channel is due now, as there may be room for it.</summary>
    Task LookAtBudgetAgain(string tenant, Channel channel, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Channels with a message due up to <paramref name="until"/>, or one whose attempt has begun.</summary>
    Task<IReadOnlyList<ChannelRef>> Due(DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Tenants whose log has gone on behind their cursor.</summary>
    Task<IReadOnlyList<string>> TenantsBehind(CancellationToken cancellation);

    /// <summary>What the channel may spend in any one period, and has spent in this one; null: it has no budget.</summary>
    Task<MessageBudget?> Budget(string tenant, Channel channel, string period, CancellationToken cancellation);

    /// <summary>Sets what the channel may spend in a period; null: it has no budget any longer.</summary>
    Task SetCap(string tenant, Channel channel, long? cap, CancellationToken cancellation);

    /// <summary>What one address may get of the channel; null: as much as comes.</summary>
    Task<MessageThrottle?> Throttle(string tenant, Channel channel, CancellationToken cancellation);

    /// <summary>Null: an address gets as much as comes.</summary>
    Task SetThrottle(string tenant, Channel channel, MessageThrottle? throttle, CancellationToken cancellation);

    /// <summary>When messages of the channel went to these addresses since then, by address.</summary>
    Task<ILookup<string, DateTimeOffset>> SentTo(
        string tenant, Channel channel, IReadOnlyList<string> addresses, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>The newest events of a digest, newest first.</summary>
    Task<IReadOnlyList<long>> DigestEvents(string tenant, string id, int limit, CancellationToken cancellation);

    /// <summary>Drops messages that were made before that, some at a time. Those that wait stay. The number of what went.</summary>
    Task<int> Drop(DateTimeOffset before, int limit, CancellationToken cancellation);

    /// <summary>Drops facts that came before that, and whose message never became known.</summary>
    Task DropEarlyFacts(DateTimeOffset before, CancellationToken cancellation);
}
